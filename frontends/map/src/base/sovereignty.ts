import type { Feature, FeatureCollection, Point } from 'geojson';

const label = (name: string, kind: 'archipelago' | 'sea', lon: number, lat: number): Feature<Point> => ({
  type: 'Feature',
  properties: { name, kind },
  geometry: { type: 'Point', coordinates: [lon, lat] },
});

/** What every map of the product labels over any base map: Hoàng Sa and Trường Sa are Vietnam's (spec 03 "Language"). */
export const SOVEREIGNTY: FeatureCollection<Point> = {
  type: 'FeatureCollection',
  features: [
    label('Quần đảo Hoàng Sa\n(TP. Đà Nẵng, Việt Nam)', 'archipelago', 111.9, 16.4),
    label('Đặc khu Trường Sa\n(tỉnh Khánh Hòa, Việt Nam)', 'archipelago', 114.0, 9.6),
    label('Biển Đông', 'sea', 112.8, 13.2),
  ],
};

/** The island itself: the middle of Trường Sa's polygon lies in open sea. */
export const TRUONG_SA = { lon: 111.9236, lat: 8.6447 };
export const HOANG_SA = { lon: 111.608, lat: 16.535 };
