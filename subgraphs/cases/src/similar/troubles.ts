/** What may be wrong, with the words that citizens have for it. */
export interface Trouble {
  code: string;
  /** In unmarked words with one space between them. */
  pattern: RegExp;
  /** How far apart two reports of one such trouble lie. */
  metres: number;
  /** How long it usually lasts. */
  days: number;
  /** How much it says that two reports share it; 1 where nothing else is meant. */
  weight: number;
}

const BROKEN = '(?:hu|hong|vo|be|gay|nut|bung|bong|sut|sup|lun|mat|lung)';
const ANY = '(?: [a-z0-9]+){0,3}';

// prettier-ignore
const TABLE: readonly (readonly [code: string, words: string, metres: number, days: number, weight?: number])[] = [
  ['HOLE', `o (?:ga|voi|trau)|ho (?:sau|to|lon)|loi lom|bong troc|mat trang|dam va|va duong|gap ghenh|lay loi|sinh lay|bun lay|xuong cap|(?<!(?:den|dien|sang|o) )(?:duong|duong (?:bi|qua|rat|dang)) (?:hu|xau|lung|nat|nut|lay)|(?:mat|doan|tuyen) duong${ANY} (?:hu|xau|lung|nat|nut|lay)|^duong${ANY} (?:hu|xau|lung|nat|nut)|duong (?:be tong|dat)|mat duong ${BROKEN}`, 300, 90],
  ['SUBSIDENCE', `sut lun|lun|sup (?:mat )?duong|sup lo|duong (?:bi )?(?:sut|sup)|ho tu than`, 250, 90],
  ['PAVEMENT', `(?:via he|le duong|gach)${ANY} ${BROKEN}|gach (?:via he|lat)|re cay`, 200, 120],
  ['DUG', 'dao (?:duong|len|bang|xoi|via he)|tai lap|hoan tra|khong lap|dao roi bo', 300, 60],
  ['LID', 'nap (?:cong|ho|ga)|ho ga|mieng cong|mat nap|cong khong nap', 120, 60],
  ['DRAIN', `(?:cong|ranh|muong)${ANY} (?:nghet|tac|tran|trao|day|u)|(?:nghet|tac|nghen) (?:cong|ranh|muong)|thoat nuoc|nuoc (?:thai|cong|ban)`, 200, 20],
  ['FLOOD', 'ngap|ung nuoc|bi ung|lenh lang|nuoc dong(?! binh| chai)|dong nuoc|nuoc u|trieu cuong|nuoc dang', 500, 3],
  ['LAMP', `den (?:duong|chieu|cao ap|led|hu|hong|tat|chay|chap|khong|bi|trang tri|hem|cong cong|pho)|(?:bong|cot|tru) (?:den|chieu)|chieu sang|(?<!(?:cup|mat|cat|ngat|day|tru|cot) )dien duong|toi (?:om|thui|den|mu|hu)|(?:lap|hu|hong|chay|co|thieu|may) den|den tren|den${ANY} (?:tat|hu|hong|chay|khong sang)`, 250, 45],
  ['SIGNAL', 'den (?:giao thong|tin hieu|do|xanh)|tin hieu giao thong|chop vang', 150, 10],
  ['TREE_DOWN', `(?:cay|nhanh|canh)${ANY} (?:do|nga|gay|nghieng|bat|roi|rot|kho|chet)|bat goc|(?:gay|nga|do) (?:nhanh|canh|cay)|cay (?:to|lon|co thu)`, 150, 20],
  ['TRIM', 'cat tia|ria canh|tia canh|um tum|cay cao|(?:cay|canh|nhanh)(?: [a-z]+){0,2} (?:che|vuong|cham)|che (?:bien bao|bang|khuat|tam nhin|den)|tan la', 150, 60],
  ['PLANT', 'trong (?:them )?(?:cay|hoa)', 300, 90],
  ['GARBAGE', '(?<!dot |kim tiem )(?:rac|ve chai)|thu gom|tap ket|ve sinh moi truong', 250, 12],
  ['RUBBLE', 'xa ban|phe thai|rac xay dung|gach vun|vat lieu xay dung|vlxd|cat da do', 200, 30],
  ['MUSIC', '(?:karaok|loa )?keo keo|karaoke?|karao|(?:mo|bat|choi|tieng) nhac|nhac (?:lon|to|on|song|san|dap)|hat (?:ho|hong|karaoke|suot|toi)|loa (?:keo|thung|lon|cong suat|het)|mo loa|ca nhac|ca hat', 200, 40],
  ['NOISE', 'on ao|gay on|tieng on|qua on|on qua|inh oi|dinh tai|nhuc oc|(?:keu|quat|may) on|am thanh lon|mat ngu|on (?:ban|nua|luc|suot|toi|den|duong|o|va|do)', 200, 40, 0.55],
  ['WORKS_NOISE', '(?:khoan|duc|dong coc|ep coc|thi cong|cong truong|cong trinh|xay dung)(?: [a-z0-9]+){0,5} (?:dem|khuya|on|qua gio|rung)', 200, 40],
  ['LOUDSPEAKER', 'loa phuong|(?:loa )?phat thanh', 400, 90],
  ['SWIFTLET', 'chim yen|nha yen|loa yen|nuoi yen|yen keu', 250, 120],
  ['BARKING', '(?:cho|nuoi)(?: [a-z0-9]+){0,4} sua|sua (?:dem|suot|ca dem|on)', 80, 90],
  ['POWER_CUT', '(?:mat|cup|ngat|cat|mat nguon) dien|dien (?:yeu|cup|chap chon)|khong co dien', 900, 2],
  ['POWER_LINE', `day dien|(?:tru|cot) dien|dien (?:ha|cao|trung) the|ro (?:ri )?dien|bien ap|tu dien|hop dien|dut day`, 120, 20],
  ['CABLE', `(?:day|cap) (?:cap|mang|vien thong|dien thoai|internet|quang|thong tin)|vien thong|cap${ANY} (?:dut|thong|sa|roi|rot|treo)|chang chit|bo gon|bung nhung`, 150, 40],
  ['NO_WATER', `(?:mat|cup|ngung|khong co|het|thieu|cat) nuoc|nuoc${ANY} (?:yeu|nho giot|khong du|khong chay|nho)|khong co nuoc`, 1200, 4],
  ['PIPE', '(?:vo|be|ro|ri|bung|xi|nut)(?: [a-z]+){0,2} ong|ong nuoc|duong ong|ro ri nuoc|nuoc sach (?:chay|phun|ro)|nuoc phun|xi nuoc', 200, 6],
  ['MUDDY_WATER', `nuoc (?:may|sinh hoat|sach|uong)${ANY} (?:duc|vang|ban|hoi|mui|phen|can|mau)|nuoc (?:duc|phen|nhiem)|mau vang`, 1200, 12],
  ['WATER_METER', 'dong ho nuoc', 400, 60],
  ['POWER_BILL', '(?:hoa don|tien)(?: tien)? dien(?! tu)', 400, 60],
  ['WATER_BILL', '(?:hoa don|tien)(?: tien)? nuoc', 400, 60],
  ['STALLS', 'lan chiem|lan (?:via|le|long|duong|hem|het|ra)|chiem(?: [a-z]+){0,3} (?:via he|le|long duong|loi|duong|bai)|hang rong|cho (?:coc|tu phat|tam|choi)|(?:ban|bay|quan|buon|hang)(?: [a-z0-9]+){0,4} (?:via he|le duong|long duong)|buon ban', 200, 60],
  ['PARKING', '(?:dau|do|de|dung) (?:xe|o to|trai phep|sai|bit|chan|lan)|(?:o to|xe hoi|xe tai|xe khach|xe may|xe con)(?: [a-z]+){0,2} (?:dau|do|chan|bit|chiem)|dau do|bai xe tu phat', 150, 60],
  ['WRECK', 'xe(?: [a-z]+){0,2} (?:hu|hong|bo hoang|phe lieu|bo lau)|bo lau ngay', 60, 120],
  ['TENT', 'rap(?: cuoi| tang)?|dam (?:cuoi|tang|ma)|tiec cuoi', 120, 3],
  ['BUILDING', 'khong phep|sai phep|xay(?: [a-z]+){0,4} (?:trai phep|lan)|che chan|cong trinh|vua roi|nut (?:nha|tuong)|ban cong', 100, 120, 0.8],
  ['LIFT', 'thang may', 120, 30],
  ['DOG', 'tha rong|cho (?:hoang|dai|can|du|chay|khong|duoi|cua)|dan cho|ro mom|can (?:nguoi|nhau|tre)|cho (?:[a-z]+ )?chay rong', 400, 30],
  ['DOG_DIRT', 'phan cho|phong ue|di ve sinh bay|phan (?:meo|thu)', 250, 60],
  ['CATTLE', 'trau bo|(?:dan |con )?(?:trau|bo)(?: [a-z]+){0,2} (?:tha|di|rong|chay)', 700, 30],
  ['SMELL', 'mui|hoi (?:thoi|thui|tanh|ham|qua|kinh)|boc mui|(?<!toi )thui|tanh hoi|bi hoi', 500, 20, 0.45],
  ['FACTORY', '(?:nha may|co so|xuong|lo|che bien|san xuat|nha xuong)(?: [a-z0-9]+){0,6} (?:hoi|khoi|bui|xa|mui|on|tanh|o nhiem)|che bien (?:ca|thuy|hai)', 700, 60],
  ['SEWAGE', 'xa(?: [a-z]+){0,5} (?:bien|song|suoi|kenh|ho|cong|moi truong)|xa thai|cong xa|nuoc den', 350, 60],
  ['SMOKE', '(?:khoi|dot)(?! pho| phat)(?: (?:rac|rom|than|nhua|mu|bui|vao|tu|day|lo|co))|khet|hun khoi|dot (?:rac|than|rom)|khoi', 350, 15],
  ['DUST', 'bui(?! co| ram| cay| chuoi)|roi vai|ra vai|tuoi nuoc|vuong vai', 400, 30],
  ['DEAD_FISH', 'ca chet', 400, 6],
  ['LIVESTOCK', '(?:nuoi|chuong|trai|phan) (?:heo|ga|vit|bo|lon|de)|chan nuoi', 350, 120],
  ['RACING', 'dua xe|net po|ru ga|quai xe|boc dau|lang lach|danh vong', 500, 30],
  ['SPEEDING', 'phong nhanh|chay (?:au|nhanh|nhu bay|qua|toc do|bat mang)|toc do|qua tai', 600, 60],
  ['WRONG_WAY', 'nguoc chieu|vuot den', 300, 60],
  ['JAM', 'ket (?:xe|cung|duong|dai)|un tac|ach tac|tac duong', 250, 60],
  ['CROSSING', 'vach (?:qua|sang|ke|son|danh|trang)|(?:sang|qua) duong|(?:cho )?nguoi di bo|vach', 200, 120, 0.8],
  ['BUMP', 'go giam toc|giam toc', 250, 200],
  ['MIRROR', 'guong cau|tam nhin|khuat', 120, 200, 0.7],
  ['SIGN', 'bien bao|bien chi|bien cam|(?:bien|bang) ten(?: duong)?|bien (?:sai|mo)', 200, 120],
  ['BUS', 'buyt|bo (?:khach|tram)|tuyen (?:so )?[0-9]+|tram (?:cho|dung)|nha cho', 300, 60],
  ['DIVIDER', 'dai phan cach|con luon', 250, 120],
  ['ACCIDENT', 'tai nan|va cham|va quet|tong (?:xe|nhau)', 200, 2],
  ['PASSENGERS', 'xe khach|(?:bat|don|tra) (?:tra )?khach|xe du', 250, 60],
  ['RAILWAY', 'gac chan|chan tau|duong sat|duong ngang|tau hoa', 250, 60],
  ['RAILING', 'lan can|hang rao|khe (?:co|noi)|tru (?:chan|inox)|tay vin|thanh chan|rao chan', 150, 120],
  ['LANDSLIDE', 'sat lo|sut lo|da (?:lan|roi|lo)|dat da|xoi lo|bo ke|ke (?:song|bien)', 400, 30],
  ['STORM', 'toc mai|mai ton|ton (?:bay|bi)|sau bao', 100, 10],
  ['FIGHT', 'gay roi|danh nhau|tu tap|bao ke|con do|hanh hung|mat trat tu', 300, 30, 0.8],
  ['THEFT', 'trom|cuop|(?:cuop )?giat (?:do|day|tui|dien thoai|vong)|moc tui|mat (?:xe|cap)', 300, 20],
  ['GAMBLING', 'danh (?:bac|bai)|da ga|ca do|ghi de|so de|lo de|an tien|soc dia|song bac', 300, 90],
  ['DRUGS', 'ma tuy|hut chich|kim tiem|con nghien|nghien|chich choac', 250, 90],
  ['FIREWORKS', 'phao', 500, 5],
  ['FIRE', 'thoat hiem|pccc|chua chay|chay no|binh chua', 120, 120],
  ['FAKE', 'hang gia|hang nhai|gia nhan|(?:pham|thuoc|ruou) gia|nguon goc|gia mao', 150, 120],
  ['OVERCHARGE', 'chat chem|tinh (?:gia|sai|tien)|cat co|nang gia|(?:tang|doi|gap) gia|gia (?:ve|do|cao|qua|gap|tren troi)|niem yet|qua gia|phu thu|ep gia|chen ep|doi gia', 150, 90],
  ['MEASURE', 'can (?:thieu|dieu|gian|sai)|bom thieu|do thieu|do luong|gian lan|khong du lit', 120, 90],
  ['PARKING_FEE', '(?:giu|gui|trong) xe|bai xe|tien xe', 150, 90, 0.8],
  ['TOUTS', 'cheo keo|deo bam|bam theo|an xin|co moi|moi chao|ban ve so|lang thang', 300, 60],
  ['FOOD', '(?:mat|khong|kem|dam bao) ve sinh|do ban|do (?:thiu|oi)|thiu|banh moc|do moc|oi thiu|gian bo|ve sinh thuc pham', 100, 60],
  ['POISONING', 'ngo doc|dau bung|tieu chay|non oi|sau khi an', 100, 20],
  ['SLAUGHTER', 'giet mo|mo (?:heo|bo|lau|ga)|lo mo', 200, 120],
  ['SCHOOL_FEE', 'lam thu|thu (?:them|tien|quy|ngoai|sai)|thu(?: [a-z]+){0,3} tien|(?:dong|thu|dong gop) quy|quy (?:lop|an ninh|to|hoa)|tien (?:dong phuc|hoc them|truong)|dong gop', 200, 120],
  ['PAPERS', `ho so|mot cua|1 cua|ket qua|tre hen|giay chung nhan|so do|cap giay|cap doi|thu tuc|khai sinh|ket hon|cong chung`, 300, 60, 0.75],
  ['ONLINE', 'dich vu cong|truc tuyen|vneid|cong thong tin|dang nhap', 5000, 10],
  ['CONDUCT', 'thai do|tat nuoc|hach dich|coc loc|quat|hach sach|nhung nhieu|tiep dan|vo cam|thieu ton trong', 300, 60],
  ['WAITING', `kham|bac si|cho(?: [a-z]+){0,3} lau|y te|thieu thuoc`, 300, 60],
  ['MOSQUITO', 'muoi|sot xuat huyet|phun thuoc|lang quang', 400, 40],
  ['GRASS', 'co (?:moc|dai|cao|ram|day)|ram rap|bui ram|bui co|dat (?:trong|hoang|bo hoang)|bo hoang|co ran', 250, 120, 0.8],
  ['SIGNAL_LOSS', 'song (?:di|dien thoai|yeu|3g|4g|5g|mang)|mat song|mang yeu', 900, 120],
  ['WIFI', 'wifi|internet cong cong', 300, 120],
  ['MINING', '(?:khai thac|hut|trom|xuc)(?: [a-z]+){0,2} (?:cat|dat|da)|cat tac|mo da|no min|hut cat|tau cat', 900, 120],
  ['FISHING', 'kich dien|xung dien|te dien|danh bat|gia cao|chat no', 1500, 120],
  ['IRRIGATION', 'kenh|thuy loi|boi (?:lang|lap)|nao vet|nuoc tuoi|muong tuoi', 800, 90],
  ['ALLOWANCE', 'tro cap|che do|bao tro|chi tra|luong huu|nguoi cao tuoi|chinh sach', 800, 90],
  ['INSURANCE', 'bao hiem', 400, 90, 0.8],
  ['ADVERT', '(?<!bien )quang cao|to roi|dan(?: [a-z]+){0,3} (?:bay|day|tuong|cot)|ro ron|cho vay', 250, 120],
  ['BOARD', '(?:bien|bang) (?:quang cao|hieu)|pa no|bang ron', 120, 90],
  ['TOILET', 'nha ve sinh|ve sinh cong cong', 150, 60],
  ['FITTINGS', 'xich du|cau tuot|do choi|may tap|ghe da|bap benh|thiet bi tap|ghe cho', 150, 120],
  ['CULTURE', 'nha van hoa|nha sinh hoat|thu vien|dong cua quanh nam', 200, 200, 0.8],
  ['PITCH', 'mat co|mat san|san (?:bong|choi) (?:hu|xuong)', 250, 200],
  ['CAMERA', 'camera', 250, 120],
  ['CEMETERY', 'nghia trang|nghia dia|xay mo|mo ma', 400, 200],
  ['BEACH_CHAIRS', 'ghe du|du(?: [a-z]+){0,2} bai|chiem bai', 300, 90],
  ['JET_SKI', 'mo ?to nuoc|cano|ca no|du luon', 700, 60],
  ['DROWNING', 'cuu ho|duoi nuoc|ho nuoc|ho nuoc sau|hang nuoc', 300, 120],
  ['FERRY', 'tau do|do (?:qua|ngang|cho)|ao phao|qua so nguoi', 600, 60],
  ['OIL', 'dau nhot|nhot|tron truot', 200, 5],
  ['FLAGPOLE', 'cot co', 80, 90],
  ['FUMES', 'co khi|han (?:cat|xi)|cat sat|phun son|mui son|hoa chat|gara', 150, 120, 0.8],
  ['BRIBE', 'boi duong|lot tay|phong bi|vong vinh|hoi lo|chung chi', 300, 120],
  ['MEDICINE', '(?:het|thieu|khong co) (?:thuoc|vac xin)|vac xin|(?:chich|tiem) (?:ngua|chung)', 400, 60],
  ['FARM_SUPPLIES', 'phan bon|vat tu nong nghiep|thuoc (?:tru sau|bao ve thuc vat|co)|giong (?:lua|cay)', 600, 120],
  ['TOBACCO', 'thuoc la|vape|pod', 200, 120],
  ['WILDLIFE', 'thit rung|thu rung|chim troi|dong vat (?:hoang|quy)', 300, 120],
  ['FOREST_FIRE', 'chay (?:rung|nui|doi)|lua (?:tren|o|cao)(?: [a-z]+){0,2} (?:nui|rung|doi|suon)|rung(?: [a-z]+){0,2} chay', 3000, 3],
  ['RAFTS', 'long be|be (?:nuoi|tom|ca)|vung nuoi', 1500, 90],
  ['VESSEL_TRACKING', 'vms|dinh vi|giam sat hanh trinh', 3000, 120],
  ['WIND_POWER', 'dien gio|quat gio|tua ?bin', 1500, 365],
  ['FLIES', 'ruoi', 700, 60],
  ['LAND', 'tranh chap|dat dai|lan dat|quy hoach|den bu|giai toa', 300, 200],
];

export const TROUBLES: readonly Trouble[] = TABLE.map(([code, words, metres, days, weight = 1]) => ({
  code,
  pattern: new RegExp(`(?<![a-z0-9])(?:${words})(?![a-z0-9])`),
  metres,
  days,
  weight,
}));

/** Troubles that citizens take for each other. */
const AKIN: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  DRAIN: { FLOOD: 0.6, SEWAGE: 0.8, SMELL: 0.4, LID: 0.35 },
  POWER_LINE: { CABLE: 0.65 },
  HOLE: { SUBSIDENCE: 0.85, LID: 0.35, DUG: 0.5, PAVEMENT: 0.35 },
  SUBSIDENCE: { PAVEMENT: 0.5, DUG: 0.4, LANDSLIDE: 0.5 },
  TREE_DOWN: { TRIM: 0.6 },
  SIGN: { TRIM: 0.5 },
  BOARD: { MIRROR: 0.5, ADVERT: 0.4 },
  GARBAGE: { RUBBLE: 0.65, SMELL: 0.3 },
  WRECK: { PARKING: 0.55 },
  FACTORY: { SMELL: 0.7, SMOKE: 0.6, NOISE: 0.5, FUMES: 0.7, SEWAGE: 0.5 },
  FUMES: { SMELL: 0.7, NOISE: 0.6, SMOKE: 0.5 },
  LIVESTOCK: { SMELL: 0.7, FLIES: 0.8 },
  BRIBE: { CONDUCT: 0.7, WAITING: 0.3 },
  MEDICINE: { WAITING: 0.6 },
  DEAD_FISH: { SMELL: 0.5 },
  MUSIC: { NOISE: 0.75, TENT: 0.3 },
  WORKS_NOISE: { NOISE: 0.6, BUILDING: 0.6 },
  BARKING: { NOISE: 0.4 },
  FOOD: { POISONING: 0.75 },
  NO_WATER: { PIPE: 0.35 },
  JAM: { PARKING: 0.45, RAILWAY: 0.7, STALLS: 0.35 },
  STALLS: { BEACH_CHAIRS: 0.8, PARKING: 0.3 },
  OVERCHARGE: { MEASURE: 0.4, PARKING_FEE: 0.5, SCHOOL_FEE: 0.3, FAKE: 0.2 },
  DRUGS: { FIGHT: 0.6 },
  RACING: { FIGHT: 0.5, SPEEDING: 0.5, NOISE: 0.4 },
  PAPERS: { CONDUCT: 0.3, ONLINE: 0.4 },
  GRASS: { MOSQUITO: 0.6, TRIM: 0.4 },
  BUMP: { SPEEDING: 0.4, CROSSING: 0.5 },
  WAITING: { INSURANCE: 0.5 },
};

/** How far two troubles are the same: 0 to 1. */
export const akin = (one: Trouble, other: Trouble): number =>
  one === other ? one.weight : (AKIN[one.code]?.[other.code] ?? AKIN[other.code]?.[one.code] ?? 0);

/** What is wrong according to these words. */
export const troublesIn = (line: string): Trouble[] => TROUBLES.filter(({ pattern }) => pattern.test(line));

/** How far and how long a trouble reaches of which nothing is known. */
export const UNKNOWN = { metres: 250, days: 30 };

/** Every word of the table: none of them names a place. */
export const TROUBLE_WORDS: ReadonlySet<string> = new Set(TABLE.flatMap(([, words]) => words.match(/[a-z]{2,}/g) ?? []));
