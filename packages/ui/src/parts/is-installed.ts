/** The portal was opened from the home screen. False on the server. */
export const isInstalled = (): boolean => typeof matchMedia !== 'undefined' && matchMedia('(display-mode: standalone)').matches;
