import { TROUBLE_WORDS } from './troubles.ts';

/** Words that stand in many reports and say neither what nor where. */
const FILLING =
  'ai anh ba bac bao bay ben bi biet bo boi cac cach cai can cang cao chi chieu cho chu chua chuc chung co coi con cong cu cua cuoi da dai dang danh dau dau day de den dep deu di dia dien ' +
  'diem do doan doi don dong du dua dung duoc duoi em gan gap gay ghi gi gia giai gio gioi giua giup gui hai han hang hay hen het hien hieu hoac hoai hoi hom huong kem khac khach khi kho ' +
  'khoang khong khu kia kieu kinh la lai lam lan lau len lien lon luc luon ly ma mat may mi mong mot mua muc mui nam nang nao nay nen neu nen ngay nghi ngoai nguoi nguy hiem nha nhan nhanh ' +
  'nhat nhieu nhin nho nhu nhung noi nua nuoc o ong phai phan anh phia phu phuong qua quan quyet ra rat roi rong sang sap sau se so som su suot ta tac tai tat tau the them theo thi thoi thuong tien ' +
  'tinh to toan toi tra trang tren trong truoc truong tu tung tuan tuong va vao vay ve vi viec voi vua xa xe xem xin xu xuong y yeu cau trach nhiem chuc nang co quan don vi kiem tra khac phuc sua chua thay ' +
  'ban dem ngay khuya sang trua chieu toi thang nam tuan hom qua truoc nay may gio lien tuc thuong xuyen keo dai lau nay de nghi kinh gui mong som giai quyet xu ly tinh trang hien tuong khu vuc dia ban nguoi dan ba con ' +
  'giup dum voi a oi nhe ne luon nua roi mat an toan nguy hiem gay anh huong di lai giao thong sinh hoat tre em hoc sinh phu huynh xung quanh canh doi dien gan ke ben ngay tai cho duong hem ngo pho kiet ngach so nha to thon ' +
  'khom xom ap khu pho nga ba tu nam sau goc dau cuoi doan vong xoay cau cho truong hoc tieu thcs thpt mam non benh vien cong vien chung cu chua dinh den mieu nha tho ubnd uy ban nhan dan xa phuong thi tran huyen tinh thanh pho ' +
  'quoc lo tinh lo km quan tiem cua hang khach san nha hang ben san ga cang bai song suoi ho bien dao deo doc nui hon quang truong via he long le ngang qua hai mot hai bon nam bay tam chin muoi dan cu tai dinh moi cu lon nho';

/** Neither what nor where. */
export const FILLERS: ReadonlySet<string> = new Set(FILLING.split(' '));

/** Whether a word may be part of a place's name: "tran", "phu" do, "duong" and "ngap" do not. */
export const mayName = (word: string): boolean => !FILLERS.has(word) && !TROUBLE_WORDS.has(word);

/** What stands before the name of a place, so that the next word belongs to it whatever it means: "chợ Đầm", "cầu Đá", "hẻm 12". */
export const BEFORE_NAMES: ReadonlySet<string> = new Set(
  'duong hem ngo kiet pho cho truong cau nga chua dinh hon nui deo doc suoi song ho dam vinh thon xom ap khu to ben ga cang bai dao quan tiem kenh quoc tinh km ql so tru cot lo ct'.split(
    ' ',
  ),
);

/** No name goes on behind one of these. */
export const ENDS_NAMES: ReadonlySet<string> = new Set(
  'bi khong co la nay do o tai va rat qua chua dang gan truoc sau trong tren duoi doan canh doi gay het ra vao luc khi vi nen nhieu may hom hu hong tat toi hoi ngap rac den ve den nhung cac voi cho thi ma nguoi dan xe nuoc dien'.split(
    ' ',
  ),
);

/** In front of a wide place: many reports are from there. */
export const BEFORE_WIDE: ReadonlySet<string> = new Set(['phuong', 'xa', 'huyen', 'tran', 'thanh', 'tinh']);

/** The same number of another of these is another place. */
export const NUMBERED: ReadonlySet<string> = new Set(['hem', 'ngo', 'kiet', 'km', 'thon', 'to', 'quoc', 'lo', 'ct', 'so']);
