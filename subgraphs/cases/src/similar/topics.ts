/**
 * The fields that reports are about, each with words that are said in it: broader than troubles, for whoever words a trouble as nobody did before.
 * Unmarked; two syllables stand beside each other.
 */
// prettier-ignore
const TABLE: Readonly<Record<string, string>> = {
  ROAD: 'o ga,o voi,ho,hoc,lo,sup,lun,nut,vo,be,mat duong,via he,le duong,long duong,nhua,be tong,bac,loi lom,gach,da dam,duong ray,lay loi,bun,sinh,lay,tron,truot,xoc,dan,duong dat,duong vao,va,trai nhua,tham nhua,thi cong,do dang,lam do,nua chung,taluy,mep duong,lan duong,o duong,ranh,tam dan,nap,cao do,giam toc,vach,te xe,te nga,nga xe,sut,sap,hut,lot',
  LIGHT: 'den,bong den,chieu sang,cot den,tru den,toi om,toi thui,toi den,khong sang,sang,tat,bat,chop,nhap nhay,ban ngay,giua trua,bat den,mat dien cong cong,cao ap,led',
  DRAIN: 'cong,muong,ranh,ho ga,nap cong,nghet,tac,tran,trao,u,ngap,nuoc thai,nuoc den,thoat nuoc,lenh lang,nuoc dong,nuoc dang,trieu cuong,nuoc bien,nuoc len,lut,mua,tam dan,nuoc cong,chay tran,chay ra,bit,u dong,nuoc ban,nuoc rua',
  WATER: 'nuoc may,nuoc sinh hoat,nuoc sach,mat nuoc,cup nuoc,nuoc yeu,nho giot,ong nuoc,duong ong,vo ong,duc,phen,nhiem man,gieng,gieng khoan,nuoc uong,thieu nuoc,khong co nuoc,bon,dong ho nuoc,vang,can,ap luc,lo,xin nuoc,cap nuoc,nuoc ngot',
  POWER: 'dien,mat dien,cup dien,day dien,tru dien,cot dien,bien ap,tram,no,toe lua,xet lua,chap,dien ap,ha the,cao the,giat,ro dien,cong suat,binh dien,tram bien,yeu,luoi dien,dong ho dien,hop dien,thap,day,vong,sa,thong',
  CABLE: 'cap,day mang,vien thong,internet,wifi,song,di dong,4g,mang,dut,roi,tram bts,day cap,thong,vong,sa thap,thap,mat mang,chap chon,dien thoai,day,viettel,vnpt,fpt',
  TREE: 'cay,canh,nhanh,goc,re,la,tan,trai,rung,nga,do,gay,kho,cat tia,tia,chat,don,dua,phuong,bang,xa cu,me,sao,bo,hoa,bon hoa,cong vien,tham co,tau la,trong,buc re,nghieng',
  WASTE: 'rac,thu gom,xa,do trom,bai rac,tap ket,boc mui,xe rac,thung rac,ban,don,xa ban,gach vua,vua,phe thai,dat da,vut,nhua,ly,ve sinh,xac,boc,don dep,ve chai,u dong,bong bang,kim tiem,bua bai,chat dong,dong dat,dong,bay',
  NOISE: 'on,nhac,karaoke,loa,hat,am i,inh oi,tieng,keu,ban dem,khuya,nua dem,ngu,khoan,duc,may,dong coc,ga keu,am thanh,mo lon,mo to,tieng dong,nghi trua,mat ngu,rung,thung',
  AIR: 'khoi,bui,mui,hoi,thoi,khet,dot,chay,lo,hoa chat,son,o nhiem,kho tho,tanh,nong nac,thui,xa khoi,tro,than,rom,nam,ngat',
  NATURE: 'ca chet,ca noi,nuoc thai,xa thai,suoi,song,bien,ho,dia,dam,vinh,san ho,rung,lan suoi,lap,bot,den ngom,nuoc den,ong xa,do ra,cat,hut cat,bom cat,sat,lo bo,khai thac,mo,no min,neo,tan pha,chat pha,pha,nui,tom,nuoi,kenh,boi',
  SLIDE: 'sat lo,lo,da,lan,dat da,dat,nui,deo,taluy,ke,bo ke,song danh,xoi,ham ech,vo ke,sap,nuoc an,luoi chan,chan da,bao,gio,toc mai,doi,sut',
  ORDER: 'lan chiem,chiem,via he,buon ban,ban,hang rong,quan,ban ghe,xe day,bay,dau xe,do xe,o to,xe hoi,chan,bit,loi di,rap,cho tu phat,mai che,bang hieu,bien hieu,xe tai,dau,tran ra,long duong,bai do',
  TRAFFIC: 'xe,toc do,nguoc chieu,mot chieu,den do,tin hieu,den giao thong,ket,un tac,tai nan,tong,vuot,chay au,phong,bien bao,bien canh bao,khuc cua,vach,sang duong,gio cao diem,xe khach,xe buyt,buyt,xe tai,container,cho qua,nhoi,qua so nguoi,dua ruoc,tram,khong dung,bo tram,don khach,dai phan cach,guong,giao lo,nga tu,cua,kep,quay dau,duong ray,chan tau,ray',
  RACING: 'dua xe,net po,ru ga,net ga,do po,po,lang lach,bao,nhom,thanh nien,choai choai,quai xe,dem',
  CRIME: 'trom,cuop,giat,danh bac,da ga,ga,an thua,an tien,sat phat,ma tuy,chich,nghien,danh nhau,gay roi,hung khi,doi no,tin dung,lua dao,de doa,con do,bai,so de,truong ga,tu diem,bat dong ho',
  ANIMAL: 'cho,meo,bo,trau,de,heo,lon,ga,vit,khi,ran,ong,tha rong,can,chuong,nuoi,phan,dan,dai,xac,chet,dich,dich ta,yen,chim,muoi,cong trung,loang quang,bay,hoang,xuong,do an',
  BUILDING: 'xay,nha,cong trinh,khong phep,sai phep,tang,mong,nut tuong,vua,gian giao,vat lieu,lan,cot,tuong,do dang,bo hoang,dap chieu,treo,chung cu,thang may,xay dung,mai,giai toa,do,dong cua,che chan,lam xong,khoi cong',
  FITTINGS: 'lan can,thanh cau,rao,hang rao,ghe,ghe da,xich du,cau tuot,do choi,may tap,bien,bang,nha ve sinh,toilet,cau,sat,gay,hu,hong,mat,thieu,ban tay,cot,tru,guong,den,nha cho,hu hong,han,xiet,bung',
  SCHOOL: 'truong,hoc sinh,mam non,lop,co giao,giao vien,hoc phi,thu tien,quy,phu huynh,ban tru,com,sach,dong phuc,hoc them,chau,tre,day them,nha truong,cong truong,em,giu,lam thu,do dung',
  HEALTH: 'benh vien,tram y te,bac si,y ta,kham,thuoc,benh,truc,cap cuu,bao hiem,sot xuat huyet,muoi,tiem,vac xin,dich,phun,cho kham,y te,nha thuoc,tyt,dua benh,phong kham',
  FOOD: 'quan,an,thuc pham,thit,ca,hai san,oi,thiu,moc,het han,qua date,ngo doc,dau bung,ve sinh,ban,gian,nguyen lieu,kiem dich,tra sua,bun,banh,com,giet mo,hoa chat,siro,nuoc da,sap,bep,mo,o thiu',
  PRICE: 'gia,chat chem,ep gia,tinh tien,ra gia,dat,niem yet,dong ho,taxi,du khach,khach,thu phi,phu thu,can,thieu,gian lan,hang gia,nhai,xang,ve,giu xe,tien,thu,chao keo,cheo keo,cuoc,noi gia,gia cao,nhan hieu,lit',
  OFFICE: 'ho so,mot cua,thu tuc,giay,so do,giay chung nhan,qsdd,cap,tra,ket qua,hen,tre,cham,ngam,can bo,ubnd,quay,ho tich,khai sinh,ket hon,nghi som,dong cua,tiep dan,thai do,cong chung,dich vu cong,truc tuyen,vneid,loi,trang web,khong co ai,dan di,tro cap,ho ngheo,chinh sach,che do,luong huu,chi tra,giai quyet',
  SEA: 'tau,ghe,cano,ca no,cang,neo,chim,mac can,truc vot,luong,ngu dan,danh bat,luoi,kich dien,xung dien,be,long be,bien,bo,tam,cuu ho,ao phao,do,duoi nuoc,moto nuoc,hai dang,xac tau,ra vao,ngu truong',
};

const TERMS = new Map<string, { topic: string; weight: number }[]>();
for (const [topic, terms] of Object.entries(TABLE))
  for (const term of terms.split(',')) TERMS.set(term, [...(TERMS.get(term) ?? []), { topic, weight: term.includes(' ') ? 1 : 0.5 }]);
// A word of many topics says little about each.
for (const found of TERMS.values()) for (const each of found) each.weight /= Math.sqrt(found.length);

export type Topics = ReadonlyMap<string, number>;

/** How much these words speak of each topic. @param names words that belong to a name and mean nothing */
export function topicsOf(words: readonly string[], names: ReadonlySet<string>): Topics {
  const topics = new Map<string, number>();
  const add = (term: string): void => {
    for (const { topic, weight } of TERMS.get(term) ?? []) topics.set(topic, (topics.get(topic) ?? 0) + weight);
  };
  for (const [at, word] of words.entries()) {
    if (names.has(word)) continue;
    add(word);
    const next = words[at + 1];
    if (next !== undefined && !names.has(next)) add(`${word} ${next}`);
  }
  return topics;
}

/** How far two speak of the same: 0 to 1. */
export function sameTopics(one: Topics, other: Topics): number {
  let shared = 0;
  for (const [topic, weight] of one) shared += weight * (other.get(topic) ?? 0);
  return shared === 0 ? 0 : shared / (length(one) * length(other));
}

const length = (topics: Topics): number => Math.hypot(...topics.values());
