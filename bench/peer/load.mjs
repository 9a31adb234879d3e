// Makes the peer's graph: node load.mjs bolt://127.0.0.1:7687
import { readFileSync } from 'node:fs'
import neo4j from 'neo4j-driver'

const driver = neo4j.driver(process.argv[2])
const session = driver.session({ database: 'neo4j' })
const text = readFileSync(new URL('load.cypher', import.meta.url), 'utf8').replace(/^\/\/.*$/gm, '')
for (const statement of text.split(/;\s*$/m)) if (statement.trim()) await session.run(statement)
const { records } = await session.run('MATCH (p:PeerPerson) RETURN count(p) AS people')
console.log(`${records[0].get('people')} people`)
await session.close()
await driver.close()
