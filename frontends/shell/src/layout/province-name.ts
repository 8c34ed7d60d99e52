/** What all tenants' systems are called; their province follows it in `Portal.systemName`. */
const SYSTEM = 'Phản ánh hiện trường';

/** "Phản ánh hiện trường tỉnh Khánh Hòa" → "Tỉnh Khánh Hòa"; a system with another name is shown whole. */
export function provinceName(systemName: string): string {
  const rest = systemName.startsWith(SYSTEM) ? systemName.slice(SYSTEM.length).trim() : systemName;
  return rest.charAt(0).toLocaleUpperCase('vi') + rest.slice(1);
}
