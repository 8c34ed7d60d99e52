// What pages note on this device (localStorage) so that a page knows at once, without a library, whether it concerns somebody. No secrets.

/** Somebody is signed in: a refresh cookie is worth asking for. Other tabs are notified when it changes. */
export const SIGNED_IN = 'pakn.signed-in';
/** Reports wait to be sent. */
export const REPORT_WAITING = 'pakn.report-waiting';
