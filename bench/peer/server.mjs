// What one would use instead of Rung: @neo4j/graphql on Apollo Server, over a plain graph of the present day beside
// Rung's own in the same database: people with their level and one line each, indexed; no history to look through.
// Usage: node server.mjs bolt://127.0.0.1:7687 [port]
import { readFileSync } from 'node:fs'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { Neo4jGraphQL } from '@neo4j/graphql'
import neo4j from 'neo4j-driver'

const [url, port = '0'] = process.argv.slice(2)
const driver = neo4j.driver(url, undefined, { disableLosslessIntegers: true })
const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8')
// Who can mentor is Rung's own recipe, over the graph with its history: a plain one does not hold what it needs.
const recipe = read('../../store/neo4j/cookbook/mentors-of-a-mentee.cypher')
const mentors = `WITH date() AS today, $mentee AS asked, $toward AS goalId CALL (today, asked, goalId) {
${recipe.replaceAll('$day', 'today').replaceAll('$mentee', 'asked').replaceAll('$toward', 'goalId').replace(/^\/\/.*$/gm, '').replace(/;\s*$/, '')} LIMIT 10
} RETURN {id: id, score: score} AS mentor`
const typeDefs = read('schema.graphql').replace('"MENTORS"', () => `"""\n${mentors}\n"""`)
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema()
const server = new ApolloServer({ schema })
const { url: address } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: Number(port) },
  context: async () => ({ sessionConfig: { database: 'neo4j' } }),
})
console.log(`The peer is at ${address}`)
process.on('SIGTERM', async () => {
  await server.stop()
  await driver.close()
  process.exit(0)
})
