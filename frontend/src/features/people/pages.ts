/** What a page asks for: so many from the front after a cursor, or from the back before one. */
export type Ask = { readonly first: number; readonly after?: string } | { readonly last: number; readonly before?: string }

/** A page of rows, with the cursors of its ends. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly start: string | null
  readonly end: string | null
}

export interface Source<Row> {
  /** Rows of a page. */
  readonly page: (ask: Ask) => Promise<Page<Row>>
  /** The cursor of the row so many after a cursor, without the rows between. */
  readonly skip: (count: number, after: string | undefined) => Promise<string | null>
}

export const pageSize = 200
const stride = 1000

/**
 * Rows of any place in a list that the server gives by cursors only. Scrolling goes from page to page; a jump to the end
 * asks from the back; a jump elsewhere goes there in strides that bring cursors and no rows.
 */
export class Pages<Row> {
  private readonly rows = new Map<number, readonly Row[]>()
  private readonly starts = new Map<number, string>()
  private readonly ends = new Map<number, string>()
  private readonly asked = new Set<number>()
  private readonly listeners = new Set<() => void>()
  private wanted: readonly [number, number] = [0, 0]
  private version = 0
  private failed: unknown = undefined

  constructor(
    readonly total: number,
    head: Page<Row>,
    private readonly source: Source<Row>,
  ) {
    this.keep(0, head)
  }

  row(index: number): Row | undefined {
    return this.rows.get(Math.floor(index / pageSize))?.[index % pageSize]
  }

  /** What went wrong on the way to rows that are in view, if anything did. */
  get error(): unknown {
    return this.failed
  }

  /** Loads what is missing between two places, both included. */
  want(first: number, last: number): void {
    this.wanted = [Math.floor(first / pageSize), Math.floor(last / pageSize)]
    for (let page = this.wanted[0]; page <= this.wanted[1]; page++) void this.load(page)
  }

  retry(): void {
    this.failed = undefined
    this.changed()
    this.want(this.wanted[0] * pageSize, this.wanted[1] * pageSize)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly snapshot = (): number => this.version

  private async load(page: number): Promise<void> {
    if (this.rows.has(page) || this.asked.has(page) || page < 0 || page * pageSize >= this.total) return
    this.asked.add(page)
    try {
      const ask = await this.askFor(page)
      if (ask) this.keep(page, await this.source.page(ask))
    } catch (error) {
      this.failed = error
    } finally {
      this.asked.delete(page)
    }
    this.changed()
  }

  /** The shortest way to a page; none where it has gone out of view meanwhile. */
  private async askFor(page: number): Promise<Ask | null> {
    const before = this.ends.get(page - 1)
    if (before !== undefined) return { first: pageSize, after: before }
    const next = this.starts.get(page + 1)
    if (next !== undefined) return { last: pageSize, before: next }
    const lastPage = Math.ceil(this.total / pageSize) - 1
    if (page === lastPage) return { last: this.total - page * pageSize }
    let [at, cursor] = this.nearest(page)
    while (at < page * pageSize) {
      if (page < this.wanted[0] - 5 || page > this.wanted[1] + 5) return null
      const step = Math.min(stride, page * pageSize - at)
      const reached = await this.source.skip(step, cursor)
      if (reached === null) return null
      at += step
      cursor = reached
      this.ends.set(at / pageSize - 1, reached)
    }
    return { first: pageSize, after: cursor }
  }

  private nearest(page: number): [number, string | undefined] {
    for (let before = page - 1; before >= 0; before--) {
      const end = this.ends.get(before)
      if (end !== undefined) return [(before + 1) * pageSize, end]
    }
    return [0, undefined]
  }

  private keep(page: number, { rows, start, end }: Page<Row>): void {
    this.rows.set(page, rows)
    if (start !== null) this.starts.set(page, start)
    if (end !== null) this.ends.set(page, end)
  }

  private changed(): void {
    this.version++
    for (const listener of this.listeners) listener()
  }
}
