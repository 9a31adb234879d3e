import { bare, lastPart } from '../../org/refs'

/** A level as a URL has it: the code alone on the home ladder, the id on another. `home` is the home ladder's id. */
export function shortLevel(id: string, home: string): string {
  const level = bare(id)
  return level.startsWith(`level/${lastPart(home)}/`) ? lastPart(level) : level
}
