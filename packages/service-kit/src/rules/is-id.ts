const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text can be an id at all: anything else must not reach a uuid column. */
export const isId = (text: string): boolean => UUID.test(text);
