/** What is said of arguments that several mutations of a code or a password take. */
export const TICKET = { description: 'OtpTicket.id' };
export const OTP = { description: 'Six digits: from the text message, or from the authenticator app. With an app, a recovery code does too.' };
export const NEW_PASSWORD = { description: '8 to 128 characters, and not a common one.' };
/** Asked for when a right code was typed for a phone that several accounts share. */
export const WHICH_ACCOUNT = { nullable: true, description: 'Which account, where the phone has several: its id or registration number.' };
