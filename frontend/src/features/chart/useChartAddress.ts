import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import * as v from 'valibot'
import { search as schema, type ChartSearch } from './search'

/** The address of the chart: what it says, and how to change it. */
export interface ChartAddress {
  readonly search: ChartSearch
  readonly date: string | undefined
  /** Ref of the person or opening whose panel is open. */
  readonly person: string | null
  readonly update: (patch: Partial<ChartSearch>, how?: { replace?: boolean }) => void
  readonly openPanel: (ref: string) => void
  /** Opens the dialog of a change, such as `move:person/ada>person/bo`. */
  readonly edit: (what: string) => void
}

export function useChartAddress(): ChartAddress {
  const raw = useSearch({ strict: false })
  const search = useMemo(() => v.parse(schema, raw), [raw])
  const navigate = useNavigate()
  const update = useCallback(
    (patch: Partial<ChartSearch>, how?: { replace?: boolean }) =>
      void navigate({ to: '/', search: (before) => ({ ...before, ...patch }), replace: how?.replace ?? false }),
    [navigate],
  )
  const openPanel = useCallback((person: string) => void navigate({ to: '/', search: (before) => ({ ...before, person }) }), [navigate])
  const edit = useCallback((what: string) => void navigate({ to: '/', search: (before) => ({ ...before, edit: what }) }), [navigate])
  return useMemo(
    () => ({ search, date: raw.date, person: raw.person ?? null, update, openPanel, edit }),
    [search, raw.date, raw.person, update, openPanel, edit],
  )
}
