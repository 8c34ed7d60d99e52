import {
  Building2, Construction, Droplets, FileCheck2, Fish, Flame, GraduationCap, HandCoins, HeartPulse, Laptop, Lightbulb, MapPinned, Megaphone, Palmtree, RadioTower,
  Scale, ScrollText, Shapes, ShieldAlert, ShoppingCart, Siren, Sprout, TrafficCone, Trash2, TreePine, TriangleAlert, UserCheck, Utensils, Volume2, Waves, Wind, Zap,
} from '@lucide/vue';
import type { Component } from 'vue';

/** A picture for each field of the province's catalogue; a field that an administrator adds later gets the neutral one. */
const ICONS: Record<string, Component> = {
  ROAD: TrafficCone, STREET_LIGHT: Lightbulb, POWER: Zap, WATER: Droplets, DRAINAGE_FLOOD: Waves, TELECOM: RadioTower, TREE: TreePine,
  WASTE: Trash2, POLLUTION: Wind, NOISE: Volume2, URBAN_ORDER: MapPinned, CONSTRUCTION: Construction, SECURITY: ShieldAlert, FIRE_SAFETY: Flame, TRAFFIC_SAFETY: TriangleAlert,
  LAND: Building2, AGRI_FISHERY: Fish, TOURISM: Palmtree, MARKET: ShoppingCart, FOOD_SAFETY: Utensils, HEALTH: HeartPulse, EDUCATION: GraduationCap, CULTURE_SPORT: Megaphone,
  SOCIAL_POLICY: HandCoins, PUBLIC_SERVICE: FileCheck2, CONDUCT: UserCheck, ADMIN_REGULATION: ScrollText, INVESTMENT: Sprout, DIGITAL: Laptop, DISASTER: Siren, JUSTICE: Scale,
};

export const categoryIcon = (code: string): Component => ICONS[code] ?? Shapes;
