/** Where a secret waits on this device until the report is sent; `forgetPerson` of the shell empties what begins so. */
const WAITING = 'pakn.report-secret';
/** Of this tab: secrets of reports that it has sent, for their receipts. */
const SENT = 'pakn.receipt-secret:';

interface WaitingSecret {
  /** The account without a person that it belongs to. */
  of: string;
  secret: string;
}

/** The secret of the report that this browser is about to send without an account. Nobody can say it a second time. */
export const waitingSecret = {
  read(): WaitingSecret | null {
    try {
      return JSON.parse(localStorage.getItem(WAITING) ?? 'null') as WaitingSecret | null;
    } catch {
      return null;
    }
  },
  keep: (waiting: WaitingSecret): void => localStorage.setItem(WAITING, JSON.stringify(waiting)),
  forget: (): void => localStorage.removeItem(WAITING),
};

/** What a receipt shows until the reader has put it away or the tab is closed. */
export const receiptSecret = {
  read: (code: string): string | null => sessionStorage.getItem(SENT + code),
  keep: (code: string, secret: string): void => sessionStorage.setItem(SENT + code, secret),
  forget: (code: string): void => sessionStorage.removeItem(SENT + code),
};
