import { cacheExchange, formatDocument, makeOperation, type Exchange, type Operation, type OperationResult } from 'urql'
import { empty, filter, map, merge, pipe, share, tap, type Source } from 'wonka'
import { heard, missed } from './connection'
import { signIn } from './signIn'

/**
 * The cache, and when what it holds is asked for again. urql's document cache is enough: answers are whole pages of one
 * moment, so nothing is gained by normalizing them, and after a write everything may be different, spans and findings
 * included. So a write makes all of it old, and not only what has the same types; a dry run makes nothing old.
 */
let age = 0
const askedAt = new Map<number, number>()
const shown = new Map<number, Operation>()
const answers = new Map<number, OperationResult>()
const askAgain = new Set<() => void>()

/** Asks again, quietly, for everything that is on the screen; everything else when it is shown next. */
export function refresh(): void {
  age++
  for (const again of askAgain) again()
}

export const refreshExchange: Exchange = (input) => {
  const { client, forward } = input
  askAgain.add(() => {
    for (const operation of shown.values()) {
      client.reexecuteOperation(makeOperation('query', operation, { ...operation.context, requestPolicy: 'cache-and-network' }))
    }
  })
  return (operations) => {
    const shared = share(operations)
    const asked = pipe(
      shared,
      filter((operation) => operation.kind !== 'mutation'),
      map((operation) => {
        if (operation.kind === 'teardown') {
          shown.delete(operation.key)
          answers.delete(operation.key)
        }
        if (operation.kind !== 'query') return operation
        shown.set(operation.key, operation)
        const old = askedAt.has(operation.key) && askedAt.get(operation.key) !== age
        askedAt.set(operation.key, age)
        if (!old || operation.context.requestPolicy !== 'cache-first') return operation
        return makeOperation('query', operation, { ...operation.context, requestPolicy: 'cache-and-network' })
      }),
    )
    // Mutations pass the cache by, which would take even a dry run for a change of everything that it names.
    const writing = pipe(
      shared,
      filter((operation) => operation.kind === 'mutation'),
      map((operation) => makeOperation('mutation', { ...operation, query: formatDocument(operation.query) }, operation.context)),
    )
    let written: Source<OperationResult> = empty
    const cached = cacheExchange({
      ...input,
      forward: (missing) => {
        const answered = share(
          pipe(
            forward(merge([missing, writing])),
            tap((result) => {
              if (away(result)) missed()
              else heard()
              if (hasCode(result, 'UNAUTHENTICATED')) signIn()
            }),
          ),
        )
        written = pipe(
          answered,
          filter((result) => result.operation.kind === 'mutation'),
          tap((result) => {
            if (wrote(result.data)) refresh()
          }),
        )
        return pipe(
          answered,
          filter((result) => result.operation.kind !== 'mutation'),
        )
      },
    })
    const queries = pipe(asked, cached, map(keepWhatIsShown))
    return merge([queries, written])
  }
}

/** A refresh that fails, because the server is away, leaves on the screen what was there. */
function keepWhatIsShown(result: OperationResult): OperationResult {
  const { key } = result.operation
  const before = answers.get(key)
  if (result.error && before && (away(result) || hasCode(result, 'UNAVAILABLE'))) return { ...before, stale: true }
  if (result.data !== undefined && !result.error) answers.set(key, result)
  return result
}

/** Whether nobody answered: no network, no server, or a proxy before a server that is gone. */
function away(result: OperationResult): boolean {
  if (!result.error?.networkError) return false
  const response = result.error.response as Response | undefined
  return !response || response.status >= 502
}

function hasCode(result: OperationResult, code: string): boolean {
  return result.error?.graphQLErrors.some((e) => e.extensions.code === code) ?? false
}

/** Whether a mutation came to a revision: `apply` and `importPeople` say so in `applied`, which a dry run answers false. */
function wrote(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false
  return Object.values(data).some((value: unknown) => typeof value === 'object' && value !== null && 'applied' in value && value.applied === true)
}
