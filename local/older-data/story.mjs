// What happens to the cases of a fixture: every act that there is on a case, in an order that leaves cases of every kind behind.
import { randomUUID } from 'node:crypto';

/** One grey pixel. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64');

/** Who is signed in, and the agencies' ids. */
let desk;
let ROADS, LAND, WARD, POWER, DESK;
let count = 0;

/**
 * Gives the story who acts from now on: tokens last for some minutes only.
 * @param {Record<string, import('./people.mjs').Person>} people
 */
export async function atWork(people) {
  desk = people;
  const { agencies } = await people.operator.ask('{ agencies { id code } }');
  [ROADS, LAND, WARD, POWER, DESK] = ['S-XD', 'S-NNMT', 'UBND-22366', 'DL-KH', 'TTCDS'].map((code) => agencies.find((agency) => agency.code === code).id);
}

const picture = (who) => who.uploads({ name: 'hien-truong.png', type: 'image/png', bytes: PICTURE });
const document = (who) => who.uploads({ name: 'bien-ban.txt', type: 'text/plain', bytes: Buffer.from('Biên bản kiểm tra hiện trường') });

/** A report by somebody, with what is different about it. */
async function filed(different = {}, who = desk.citizen) {
  count += 1;
  const input = {
    title: `Ổ gà trên đường Lê Hồng Phong, đoạn ${count}`,
    content: `Ổ gà rộng khoảng một mét ở làn sát vỉa hè, đề nghị vá lại. Phản ánh thứ ${count}.`,
    place: { address: `Trước số ${80 + count} Lê Hồng Phong`, lon: 109.18 + count / 5000, lat: 12.238 + count / 7000 },
    kind: 'INCIDENT',
    subjectKind: 'CITIZEN',
    identityMode: 'PUBLIC_NAME',
    categoryCode: 'CONSTRUCTION',
    ...different,
  };
  return who.does('submitCase', { input, challenge: await who.challenge(), idempotencyKey: randomUUID() });
}
const on = ({ id, version }, more = {}) => ({ id, version, ...more });
const assigned = async (different, more = {}) =>
  desk.operator.does('assignCase', on(await filed(different), { input: { leadAgencyId: ROADS, makePublic: true, ...more } }));
const claimed = async (different, more) => desk.roads.does('claimCase', on(await assigned(different, more)));
const answers = async (found, who = desk.roads, agencyId = ROADS, more = {}) =>
  who.does('recordAnswer', on(found, { input: { agencyId, content: 'Ông/Bà kính mến, mặt đường đã được vá xong.', afterIds: [await picture(who)], ...more } }));
const returns = (found, who = desk.roads) => who.does('returnResult', on(found, { comment: 'Đã hoàn thành' }));
const reviewed = async (different, more) => returns(await answers(await claimed(different, more)));
const publishes = (found, makeCasePublic = true) =>
  desk.operator.does('publishAnswer', on(found, { answerId: found.answers.find((each) => !each.published).id, makeCasePublic }));
const published = async (different, more) => publishes(await reviewed(different, more));

/** Five weeks earlier: what is closed or long answered by now. */
export async function october() {
  await published();
  const praised = await published({ attachmentIds: [await picture(desk.citizen)] });
  await desk.citizen.does('rateCase', { id: praised.id, satisfaction: 'VERY_SATISFIED', comment: 'Cảm ơn, xử lý nhanh' });
  const blamed = await published({ identityMode: 'HIDDEN_NAME' });
  await desk.citizen.does('rateCase', { id: blamed.id, satisfaction: 'SATISFIED' });
  await desk.citizen.does('rateCase', { id: blamed.id, satisfaction: 'DISSATISFIED', comment: 'Hôm sau đã hỏng lại' });
  await desk.operator.does('rejectCase', on(await filed(), { reasonCode: 'OUT_OF_PROVINCE', explanation: 'Địa điểm thuộc tỉnh khác.' }));
  await answeredAtOnce();
  await assigned(); // nobody has claimed it since
}

async function answeredAtOnce(different) {
  const found = await desk.operator.does('claimCase', on(await filed(different)));
  return publishes(await answers(found, desk.operator, DESK), true);
}

/** The week of the fixture, Monday. */
export async function monday() {
  await atReception();
  await withTheAgency();
  await scheduled();
  await coordinated();
  await answered();
  await talked();
}

async function atReception() {
  await filed();
  await filed({ place: { address: 'Gần chợ Đầm' }, wardCode: '22366' }); // without a point
  await filed({ categoryCode: 'LAND', identityMode: 'HIDDEN_NAME', title: 'Lấn chiếm đất công ven suối' }); // sensitive
  await filed(
    { identityMode: 'PUBLIC_NAME', showFullName: true, kind: 'PROPOSAL', title: 'Đề nghị trồng thêm cây xanh', categoryCode: 'OTHER' },
    desk.neighbour,
  );
  await filed({ subjectKind: 'BUSINESS', categoryCode: 'TOURISM', agencyConcernedId: WARD, preferredAgencyId: ROADS }, desk.business);
  await desk.operator.does('claimCase', on(await filed()));
  const taken = await desk.operator.does('claimCase', on(await filed({ categoryCode: undefined })));
  const edited = await desk.operator.does('editCase', on(taken, { categoryCode: 'DRAINAGE_FLOOD', urgency: 'URGENT', isPublic: true }));
  await desk.operator.does(
    'editCase',
    on(edited, { title: 'Ngập nước đường Lê Hồng Phong', place: { address: 'Số 10 Lê Hồng Phong', lon: 109.19, lat: 12.24 } }),
  );
  await desk.colleague.does('rejectCase', on(await filed({}, desk.neighbour), { reasonCode: 'OFFENSIVE' }));
  await intake('HOTLINE', { name: 'Nguyễn Văn Gọi', phone: '0905123456', address: '5 Yersin' });
  await intake('IN_PERSON', { name: 'Trần Thị Khách' });
}

async function intake(channel, contact) {
  const { kept } = await desk.operator.ask(
    `mutation($name: String!, $phone: String, $address: String) { kept: saveContact(name: $name, phone: $phone, address: $address) { ... on Contact { id } ... on Refusal { code } } }`,
    contact,
  );
  const draft = {
    title: `Mất nước từ sáng (${channel})`,
    content: 'Cả khu phố không có nước.',
    place: { address: '5 Yersin' },
    kind: 'INCIDENT',
    categoryCode: 'WATER',
  };
  const input = { draft, channel, contactId: kept.id, createdPlace: 'Bàn trực' };
  return desk.operator.does('intakeCase', { input, idempotencyKey: randomUUID() });
}

async function withTheAgency() {
  await assigned({}, { notifyBySms: true, comment: 'Đề nghị xử lý sớm' });
  await assigned({ categoryCode: 'POWER' }, { leadAgencyId: POWER, urgency: 'NORMAL' });
  await claimed();
  for (let n = 0; n < 3; n += 1) await claimed({ categoryCode: 'ROAD' }); // overdue by Friday
  await claimed({ categoryCode: 'TRAFFIC_SAFETY', identityMode: 'HIDDEN_NAME' });
  await desk.roads.does('releaseCase', on(await claimed(), { comment: 'Chuyển đồng nghiệp' }));
  const back = { reasonCode: 'WRONG_COMPETENCE', comment: 'Thuộc điện lực', suggestedAgencyId: POWER, notifyBySms: true };
  await desk.roads.does('returnToOperator', on(await claimed(), back));
  const again = await desk.roads.does('returnToOperator', on(await assigned(), { ...back, suggestedAgencyId: WARD }));
  const given = await desk.operator.does('assignCase', on(again, { input: { leadAgencyId: WARD, makePublic: true } }));
  await desk.ward.does('claimCase', on(given));
}

async function scheduled() {
  const days = (amount) => ({ input: { amount, unit: 'DAY', remindAmount: 4, remindUnit: 'HOUR', reason: 'Chờ đơn vị thi công điều máy' } });
  await desk.roads.does('scheduleCase', on(await claimed(), days(9)));
  const kept = await desk.roads.does('scheduleCase', on(await claimed(), { input: { ...days(6).input, attachmentIds: [await document(desk.roads)] } }));
  await desk.roads.does('confirmCompletion', on(await answers(kept)));
  await desk.roads.does('scheduleCase', on(await claimed({}, { urgency: 'QUICK' }), { input: { ...days(3).input, amount: 26, unit: 'HOUR' } })); // will be missed
}

async function coordinated() {
  const both = { coordinatorAgencyIds: [WARD, POWER] };
  await claimed({}, both);
  const found = await claimed({}, { coordinatorAgencyIds: [WARD] });
  const helped = await desk.ward.does('claimCase', on(found));
  await desk.ward.does('completeCoordination', on(helped, { comment: 'Đã rào chắn, đặt biển báo' }));
  const wider = await desk.roads.does(
    'coordinateCase',
    on(await claimed(), { input: { leadAgencyId: ROADS, coordinatorAgencyIds: [LAND], comment: 'Nhờ kiểm tra' } }),
  );
  await desk.land.does('completeCoordination', on(wider, { comment: 'Đã kiểm tra, không liên quan đất đai' }));
  await answers(await claimed({}, both));
}

async function answered() {
  const approvable = { categoryCode: 'LAND' };
  const toLand = { leadAgencyId: LAND, makePublic: false };
  const landClaimed = async () => desk.land.does('claimCase', on(await assigned(approvable, toLand)));
  await answers(await landClaimed(), desk.land, LAND, { documentNumber: '123/SNNMT-ĐĐ' }); // waits for the leader
  const waiting = await answers(await landClaimed(), desk.land, LAND);
  const approved = await desk.landLeader.does('approveAnswer', on(waiting, { answerId: waiting.answers[0].id }));
  await publishes(await returns(approved, desk.land), false);
  const first = await answers(await claimed());
  await answers(first, desk.roads, ROADS, { answerId: first.answers[0].id, content: 'Câu trả lời đã được viết lại cho rõ.' });
  await reviewed();
  const weak = await reviewed();
  const sentBack = { answerId: weak.answers[0].id, comment: 'Đề nghị bổ sung hình ảnh', notifyBySms: true };
  const reworked = await desk.operator.does('requestRework', on(weak, sentBack));
  await publishes(await returns(await answers(reworked, desk.roads, ROADS, { answerId: weak.answers[0].id })));
  const poor = await reviewed();
  await desk.head.does('requestRework', on(poor, { answerId: poor.answers[0].id, comment: 'Trả lời chưa đúng ý' }));
  // Three acts in one: recorded, approved by the leader, and the desk's own answer published with it
  const led = await desk.roadsLeader.does('claimCase', on(await assigned()));
  await answers(led, desk.roadsLeader, ROADS, { approve: true });
  const atDesk = await desk.operator.does('claimCase', on(await filed()));
  await answers(atDesk, desk.operator, DESK, { publish: true });
}

async function talked() {
  const { id } = await claimed();
  await desk.citizen.does('sendMessage', { caseId: id, text: 'Bao giờ thì vá xong?', attachmentIds: [await picture(desk.citizen)] });
  await desk.roads.does('sendMessage', { caseId: id, text: 'Dự kiến ngày mai.' });
  await desk.operator.does('addNote', { caseId: id, text: 'Người dân đã gọi điện hỏi.' });
  const { mine } = await desk.citizen.ask('{ mine: notifications(first: 3) { nodes { id } } }');
  await desk.citizen.ask('mutation($ids: [ID!]!) { markNotificationsRead(ids: $ids) { __typename } }', { ids: mine.nodes.map((each) => each.id) });
  await desk.citizen.ask('mutation { updateProfile(contactAddress: "20 Yersin", email: "thao@example.org") { __typename } }');
  await desk.roads.does('addNote', { caseId: id, text: 'Đã cử người đi kiểm tra.', attachmentIds: [await document(desk.roads)] });
}

/** Friday: what was left lying is overdue; new reports have come. */
export async function friday() {
  const { overdue } = await desk.roads.ask(
    '{ overdue: inbox(queue: TO_HANDLE, filter: { progress: [OVERDUE], categoryCode: ["ROAD"] }, first: 1) { nodes { id } } }',
  );
  const { found } = await desk.roads.ask('query($id: ID!) { found: case(id: $id) { id code version status step answers { id published } } }', {
    id: overdue.nodes[0].id,
  });
  await publishes(await returns(await answers(found))); // a late one
  await answeredAtOnce({ identityMode: 'HIDDEN_NAME' });
  await reviewed({ categoryCode: 'ROAD' });
  await claimed({ categoryCode: 'DISASTER' }); // urgent: near its deadline soon
  await filed({ categoryCode: 'DISASTER', title: 'Cây đổ chắn ngang đường' }, desk.neighbour);
  await filed({ categoryCode: 'WASTE', attachmentIds: [await picture(desk.citizen)] });
}
