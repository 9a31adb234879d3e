import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const binary = path.resolve(import.meta.dirname, '../../bin/rung')

/** Whom a server's store holds: the sample of 250 people, nobody, a file's people, or so many made up ones. */
export type Organization = 'sample' | 'empty' | { csv: string } | { people: number }

/** A server of its own on a free port, with a store in a temporary folder. */
export class Server {
  private process: ChildProcess | undefined
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'rung-e2e-'))
  private listen = '127.0.0.1:0'
  private readonly further: string[] = []
  /** Where it serves, without a slash at the end; the same after a restart. */
  url = ''

  get store() {
    return `sqlite:${path.join(this.folder, 'rung.db')}`
  }

  /** Starts one; `flags` are further ones of rung serve. */
  static async of(organization: Organization, ...flags: string[]): Promise<Server> {
    const server = new Server()
    server.further.push(...flags)
    if (organization === 'empty') server.further.push('--no-sample')
    else if (organization !== 'sample') {
      if ('csv' in organization) execFileSync(binary, ['import', organization.csv, '--store', server.store], { stdio: 'pipe' })
      else execFileSync(binary, ['generate', '--people', String(organization.people), '--seed', '1', '--store', server.store], { stdio: 'pipe' })
    }
    await server.start()
    return server
  }

  /** Starts it, on the port that it had before; returns when the organization can be asked. */
  async start(): Promise<void> {
    const child = spawn(binary, ['serve', '--store', this.store, '--listen', this.listen, '--log-level', 'error', ...this.further], { stdio: ['ignore', 'pipe', 'pipe'] })
    this.process = child
    this.url = await new Promise<string>((resolve, reject) => {
      let said = ''
      const hear = (chunk: Buffer) => {
        said += chunk.toString()
        const url = /Rung is at (http:\/\/[^/\s]+)\//.exec(said)?.[1]
        if (url) resolve(url)
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`rung serve ended with ${code ?? 'a signal'}: ${said}`)))
    })
    this.listen = new URL(this.url).host
  }

  /** Stops serving; the store stays for another start. */
  async stop(): Promise<void> {
    const child = this.process
    if (!child || child.exitCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    const impatience = setTimeout(() => child.kill('SIGKILL'), 5000)
    await ended
    clearTimeout(impatience)
  }

  async end(): Promise<void> {
    await this.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Asks the API, so that a test compares what is on the screen with what the server answers. */
  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await response.json()) as { data?: Data; errors?: { message: string }[] }
    if (errors || !data) throw new Error(`${query}: ${errors?.map((e) => e.message).join('; ') ?? 'no data'}`)
    return data
  }
}
