/** What the mailbox asks the graph. */
export const SAVE_CONTACT = `mutation ($email: String!, $name: String) {
  done: saveMailContact(email: $email, name: $name) { __typename ... on Contact { id } ... on Refusal { code message fields { path } } } }`;
export const INTAKE = `mutation ($input: IntakeInput!, $key: ID!) {
  done: intakeCase(input: $input, idempotencyKey: $key) { __typename ... on Case { caseCode: code } ... on Refusal { code message fields { path } } } }`;
export const RECEIVE = `mutation ($code: String!, $contactId: ID!, $text: String!, $attachmentIds: [ID!]) {
  done: receiveMessage(code: $code, contactId: $contactId, text: $text, attachmentIds: $attachmentIds) {
    __typename ... on Refusal { code message fields { path } } } }`;
export const SAVE_THREAD = `mutation ($code: String!, $contactId: ID!, $messageId: String!) {
  done: saveMailThread(code: $code, contactId: $contactId, messageId: $messageId) { __typename } }`;
export const LIMITS = '{ portal { limits { titleLength contentLength attachments } } }';

export interface Limits {
  titleLength: number;
  contentLength: number;
  attachments: number;
}

/** What a change answers: done, or a refusal. */
export interface Answered {
  __typename: string;
  id?: string;
  /** Of the case that was filed. */
  caseCode?: string;
  code?: string;
  message?: string;
  fields?: { path: string }[];
}
