import { does } from '../outside/case-acts.ts';
import { report } from '../outside/filing.ts';
import type { System } from '../outside/people.ts';
import { photo, upload } from '../outside/upload.ts';
import { AREA, type Targets } from './arguments.ts';
import type { Cases } from './furnished.ts';
import { demoOf, type Crowd } from './people.ts';

interface Inside {
  case: { answers: { id: string }[]; appointments: { id: string }[] };
}

/** The ids of what belongs to others, as those see them who may. */
export async function targetsOf(system: System, people: Crowd, cases: Cases): Promise<Targets> {
  const { case: inside } = await people['an operator'].must<Inside>('query($id: ID!) { case(id: $id) { answers { id } appointments { id } } }', {
    id: cases.hidden.id,
  });
  const { me } = await people['a specialist of the case'].must<{ me: { id: string } }>('{ me { id } }');
  const { partnerClients } = await people['an administrator'].must<{ partnerClients: { id: string }[] }>('{ partnerClients { id } }');
  const { mySessions } = await people['the reporter'].must<{ mySessions: { id: string; current: boolean }[] }>('{ mySessions { id current } }');
  const draft = await does(people['the reporter'], 'saveDraft', { input: report({ title: 'Nháp của người khác' }) });
  const { saveArea } = await people['the reporter'].must<{ saveArea: { id: string } }>(
    'mutation($input: AreaInput!) { saveArea(input: $input) { ... on Area { id } } }',
    { input: AREA },
  );
  const conversation = await people['the reporter'].must<{ startSupport: { conversation?: { id: string } } }>(
    'mutation { startSupport(text: "Việc riêng của tôi", choiceId: "ADVISER") { ... on SupportStart { conversation { id } } } }',
  );
  const partner = await demoOf(system, 'a partner');
  const ids = {
    answerId: inside.answers[0]?.id,
    appointmentId: inside.appointments[0]?.id,
    officerId: me.id,
    partnerClientId: partnerClients.find(({ id }) => id === partner.identifier)?.id ?? partnerClients[0]?.id,
    draftId: draft.id,
    areaId: saveArea.id,
    fileId: await upload(people['the reporter'], await photo('chưa gửi'), 'chua-gui.jpg', 'image/jpeg'),
    conversationId: conversation.startSupport.conversation?.id,
    sessionId: mySessions.find(({ current }) => current)?.id,
  };
  for (const [name, id] of Object.entries(ids)) if (!id) throw new Error(`There is no ${name} to aim at`);
  return { cases, ...(ids as Record<keyof typeof ids, string>) };
}
