import { useMemo } from 'react'
import { useQuery } from 'urql'
import { useAsOf } from '../../api/asOf'
import { bare } from '../../org/refs'
import type { By } from '../../org/dimensions'
import type { Known } from '../../org/drill'
import { LevelsOfBands } from './exploreQueries'
import type { Group } from '../../chart/groupTree'

/** The most teams whose parts are asked for at once: each is an alias of one operation, which has a limit. */
const mostTeams = 90

/** What the ways to the people need to know: of bands the levels, of teams those that are part of them. */
export function useKnown(by: readonly By[], groups: readonly Group[]): Known {
  const date = useAsOf()
  const has = (word: string) => by.some((one) => one.kind === 'dimension' && one.word === word)
  const [levels] = useQuery({ query: LevelsOfBands, variables: { date }, pause: !has('band') })
  const at = by.findIndex((one) => one.kind === 'dimension' && one.word === 'team')
  const teams = useMemo(() => (at < 0 ? [] : [...new Set(groups.flatMap((group) => group.keys[at]?.value ?? []))]), [at, groups])
  const query = useMemo(
    () => `query TeamParts($date: Date) { org(asOf: $date) { date ${teams.slice(0, mostTeams).map((id, i) => `t${i}: team(id: ${JSON.stringify(bare(id))}) { id children { id } }`).join(' ')} } }`,
    [teams],
  )
  const [parts] = useQuery<{ org: Record<string, { id: string; children: { id: string }[] } | string | null> }>({ query, variables: { date }, pause: teams.length === 0 })
  return useMemo(() => {
    const levelsOfBand = new Map<string, string[]>()
    for (const level of levels.data?.org.ladders.flatMap((ladder) => ladder.levels) ?? []) {
      const band = String(level.bands.low)
      levelsOfBand.set(band, [...(levelsOfBand.get(band) ?? []), bare(level.id)])
    }
    const subTeams = new Map<string, string[]>()
    for (const team of Object.values(parts.data?.org ?? {})) {
      if (team && typeof team === 'object') subTeams.set(bare(team.id), team.children.map((child) => bare(child.id)))
    }
    return { levelsOfBand, subTeams, teams }
  }, [levels.data, parts.data, teams])
}
