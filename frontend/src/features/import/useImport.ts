import { useRef, useState } from 'react'
import { useClient } from 'urql'
import { explain, type Explanation } from '../../api/explain'
import type { ImportMovementFragment, ImportOptions, ImportPeopleMutation } from '../../api/gql/graphql'
import { ImportFurther, ImportPeople } from './importQueries'

export type Report = ImportPeopleMutation['importPeople']

interface State {
  file: File | null
  options: ImportOptions
  /** What the server said last of the file; of older options while it reads again. */
  report: Report | null
  /** Movements of the report's first page and of those asked for after it. */
  movements: ImportMovementFragment[]
  /** Cursor after which there are more. */
  more: string | null
  doing: 'reading' | 'applying' | 'more' | null
  wrong: Explanation | null
}

const nothing: State = { file: null, options: {}, report: null, movements: [], more: null, doing: null, wrong: null }

/** One import from the choice of a file to its end. An answer to an older question is dropped. */
export function useImport() {
  const client = useClient()
  const [state, setState] = useState(nothing)
  const question = useRef(0)

  const send = async (file: File, options: ImportOptions, dryRun: boolean, before: Partial<State> = {}) => {
    const mine = ++question.current
    setState((old) => ({ ...old, wrong: null, ...before, file, options, doing: dryRun ? 'reading' : 'applying' }))
    const expected = dryRun ? options : { ...options, expectedRevision: state.report?.revision }
    const { data, error } = await client.mutation(ImportPeople, { file, options: expected, dryRun }).toPromise()
    if (mine !== question.current) return
    if (error) {
      const wrong = explain(error)
      setState((old) => ({ ...old, doing: null, wrong }))
      // Somebody else wrote meanwhile: what the file comes to now is read at once, and the reader is told why.
      if (wrong.code === 'CONFLICT') void send(file, options, true, { wrong })
      return
    }
    const report = data?.importPeople
    if (!report) return
    const { nodes, pageInfo } = report.difference
    setState((old) => ({ ...old, report, movements: nodes, more: pageInfo.hasNextPage ? pageInfo.endCursor : null, doing: null }))
  }

  return {
    ...state,
    choose: (file: File) => void send(file, {}, true, { report: null }),
    change: (patch: Partial<ImportOptions>) => state.file && void send(state.file, { ...state.options, ...patch }, true),
    apply: () => state.file && void send(state.file, state.options, false),
    again: () => state.file && void send(state.file, state.options, true),
    leave: () => {
      question.current++
      setState(nothing)
    },
    further: async () => {
      const { file, options, more } = state
      if (!file || more === null) return
      const mine = ++question.current
      setState((old) => ({ ...old, doing: 'more' }))
      const { data, error } = await client.mutation(ImportFurther, { file, options, after: more }).toPromise()
      if (mine !== question.current) return
      const page = data?.importPeople.difference
      setState((old) => ({
        ...old,
        doing: null,
        wrong: error ? explain(error) : null,
        movements: page ? [...old.movements, ...page.nodes] : old.movements,
        more: page ? (page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null) : old.more,
      }))
    },
  }
}

export type Import = ReturnType<typeof useImport>
