interface PlaceView {
  address: string;
  ward?: { name: string } | null;
}

/** A place in short: the commune, or the address where none is known. */
export function areaOf(place: PlaceView): string {
  return place.ward?.name ?? place.address;
}

/** A place in full, the commune not said twice. */
export function addressOf(place: PlaceView): string {
  const ward = place.ward?.name;
  if (!ward) return place.address;
  if (!place.address) return ward;
  return place.address.normalize('NFC').toLowerCase().includes(ward.normalize('NFC').toLowerCase()) ? place.address : `${place.address}, ${ward}`;
}
