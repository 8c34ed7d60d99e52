/** The rows of the catalogues by the list that they become, their columns named like its properties. */
export const CATALOGUE_ROWS = {
  agencies: 'select id, code, name, kind, active, parent_id as "parentId", ward_code as "wardCode", serves from cases.agency order by code',
  categories: `select code, name, name_en as "nameEn", "group", group_label as "groupLabel", icon, position as "order", lead, urgency, public_by_default as "publicByDefault", sensitive,
    approval_required as "approvalRequired", proof_required as "proofRequired", active, valid_from::text as "validFrom", valid_to::text as "validTo" from cases.category order by position, code`,
  wards:
    'select code, name, kind, province_code as "provinceCode", lon, lat, west, south, east, north, old_names as "oldNames" from cases.ward order by name collate "vi-x-icu"',
  reasons:
    'select kind, code, label, label_en as "labelEn", explain_required as "explainRequired", where_to_go as "whereToGo", max_working_hours as "maxWorkingHours", active from cases.reason order by position, code',
  periods:
    'select weekday, "from", "to", valid_from::text as "validFrom", agency_id as "agencyId" from cases.working_period order by valid_from, weekday, "from"',
  days: 'select date::text as date, working, status, agency_id as "agencyId", name, kind, decision from cases.calendar_day order by date',
  topics:
    'select code, name, name_en as "nameEn", introduction, active, "from"::text as "from", "to"::text as "to" from cases.topic order by name collate "vi-x-icu", code',
  levels:
    'select urgency, reception, accept, resolve, max_total as "maxTotal", remind_before as "remindBefore", valid_from::text as "validFrom" from cases.service_level order by valid_from',
} as const;
