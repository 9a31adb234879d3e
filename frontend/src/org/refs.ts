/** `person/ada` is `ada`, `level/abtion/L4` is `L4`; a moment's suffix goes too. */
export function lastPart(id: string): string {
  return bare(id).slice(bare(id).lastIndexOf('/') + 1)
}

/** The id without a moment's suffix: `person/ada@2025-01-01` is `person/ada`. An e-mail address stays whole. */
export function bare(id: string): string {
  return id.replace(/@(\d{4}-\d{2}-\d{2}|preview)$/, '')
}

/** A seat as a URL has it: people by the last part alone, openings whole. */
export function shortSeat(ref: string): string {
  return ref.startsWith('person/') ? bare(ref).slice('person/'.length) : bare(ref)
}

/** The ref that a short one stands for: `ada` is `person/ada`; whole refs and e-mail addresses stay. */
export function fullRef(kind: 'person' | 'ladder' | 'team', ref: string): string {
  return ref.startsWith(`${kind}/`) || ref.startsWith('opening/') || ref.includes('@') ? ref : `${kind}/${ref}`
}
