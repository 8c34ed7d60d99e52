import { describe, expect, it } from 'vitest';
import { ACTION_FACES, actionBar, actionOf, type ActionBar } from './actions';
import type { CaseAction } from '../gql/graphql';

const bar = (actions: CaseAction[], more: { approvalRequired?: boolean; approved?: boolean } = {}): ActionBar =>
  actionBar({ actions, approvalRequired: false, approved: false, ...more });

describe('A8-10 the buttons of a case come from viewerActions', () => {
  it.each<[string, CaseAction[], CaseAction | null]>([
    ['at reception the operator assigns: that accepts too', ['EDIT', 'CLAIM', 'CLASSIFY', 'ASSIGN', 'REJECT', 'ADD_NOTE', 'MESSAGE'], 'ASSIGN'],
    ['A8-32 assigned and not yet received: receive', ['CLAIM', 'RETURN_TO_OPERATOR', 'ADD_NOTE', 'MESSAGE'], 'CLAIM'],
    ['A8-15 received: write the result', ['RELEASE', 'COORDINATE', 'RETURN_TO_OPERATOR', 'RECORD_ANSWER', 'SCHEDULE', 'ADD_NOTE', 'MESSAGE'], 'RECORD_ANSWER'],
    [
      'A8-13 with a result: return it',
      ['RELEASE', 'COORDINATE', 'RETURN_TO_OPERATOR', 'RECORD_ANSWER', 'RETURN_RESULT', 'SCHEDULE', 'ADD_NOTE', 'MESSAGE'],
      'RETURN_RESULT',
    ],
    ['a co-handler completes its part', ['RELEASE', 'COMPLETE_COORDINATION', 'ADD_NOTE', 'MESSAGE'], 'COMPLETE_COORDINATION'],
    ['A8-17 an appointment with a result: confirm it', ['RELEASE', 'RECORD_ANSWER', 'RETURN_RESULT', 'CONFIRM_COMPLETION', 'ADD_NOTE'], 'CONFIRM_COMPLETION'],
    ['under review the desk publishes', ['EDIT', 'CLASSIFY', 'RECORD_ANSWER', 'PUBLISH', 'REQUEST_REWORK', 'ADD_NOTE'], 'PUBLISH'],
    ['who may only comment has no primary', ['ADD_NOTE'], null],
    ['who may nothing has none', [], null],
  ])('%s', (_, actions, expected) => {
    expect(bar(actions).primary).toBe(expected);
  });

  it('X-12 offers nothing that the server did not offer', () => {
    const offered: CaseAction[] = ['RECORD_ANSWER', 'SCHEDULE', 'ADD_NOTE'];
    const { primary, others } = bar(offered);
    expect([primary, ...others].every((action) => action && offered.includes(action))).toBe(true);
  });

  it('an answer that needs approval is approved first by who may', () => {
    const actions: CaseAction[] = ['RECORD_ANSWER', 'RETURN_RESULT', 'APPROVE_ANSWER'];
    expect(bar(actions, { approvalRequired: true }).primary).toBe('APPROVE_ANSWER');
    expect(bar(actions, { approvalRequired: true, approved: true }).primary).toBe('RETURN_RESULT');
  });

  it('shows one button for editing and classifying, none twice', () => {
    expect(bar(['EDIT', 'CLASSIFY']).others).toEqual(['EDIT']);
    expect(bar(['CLASSIFY']).others).toEqual(['CLASSIFY']);
  });

  it("leaves out what is not an officer's to press", () => {
    expect(bar(['RATE', 'ADD_NOTE']).others).toEqual(['ADD_NOTE']);
  });

  it('a key acts only when its action is offered', () => {
    expect(actionOf('claim', ['CLAIM'])).toBe('CLAIM');
    expect(actionOf('claim', ['ADD_NOTE'])).toBeNull();
    expect(actionOf('schedule', ['EXTEND'])).toBe('EXTEND');
  });

  it('gives each key to one act', () => {
    const faces = Object.values(ACTION_FACES).filter(({ kbd }) => kbd);
    for (const { kbd, form } of faces) expect(faces.filter((face) => face.kbd === kbd).every((face) => face.form === form)).toBe(true);
  });
});
