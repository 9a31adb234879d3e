// Draws the figures of a comparison: node chart.mjs compare.json compare.svg
import { readFileSync, writeFileSync } from 'node:fs'
import * as vega from 'vega'
import { compile } from 'vega-lite'

const [from, to] = process.argv.slice(2)
const results = JSON.parse(readFileSync(from, 'utf8'))
const order = ['peer', 'rung', 'kept', 'floor'].filter((s) => results.Operations.some((o) => o.By[s]))
const names = order.map((s) => results.Systems[s])
const rows = results.Operations.flatMap((o) =>
  order.filter((s) => o.By[s]).map((s) => ({ operation: o.Title, system: results.Systems[s], perSecond: o.By[s].PerSecond })),
)
const spec = {
  background: 'white',
  title: {
    text: `Answers a second, ${results.People.toLocaleString('en')} people`,
    subtitle: `${results.Machine}, ${results.Clients} connections, ${results.Date}; each line is ten times the one before`,
    anchor: 'start',
  },
  data: { values: rows },
  facet: { row: { field: 'operation', type: 'nominal', sort: results.Operations.map((o) => o.Title), header: { labelOrient: 'top', labelAnchor: 'start', labelPadding: 2, title: null } } },
  spacing: 6,
  spec: {
    width: 560,
    height: { step: 13 },
    encoding: {
      y: { field: 'system', type: 'nominal', sort: names, axis: null },
      x: { field: 'perSecond', type: 'quantitative', scale: { type: 'log', domain: [0.1, 100000] }, axis: { title: null, format: ',~r', grid: true, values: [0.1, 1, 10, 100, 1000, 10000, 100000] } },
    },
    layer: [
      {
        mark: { type: 'bar', height: 10 },
        encoding: {
          x2: { datum: 0.1 },
          color: { field: 'system', type: 'nominal', scale: { domain: names, range: ['#9aa5b1', '#2f5d9b', '#5b8fd6', '#c9ced6'].slice(0, names.length) }, legend: { title: null, orient: 'top' } },
        },
      },
      { mark: { type: 'text', align: 'left', dx: 4, fontSize: 10, color: '#333' }, encoding: { text: { field: 'perSecond', type: 'quantitative', format: ',.3r' } } },
    ],
  },
  config: { font: 'Inter, system-ui, sans-serif', view: { stroke: null } },
}
const view = new vega.View(vega.parse(compile(spec).spec), { renderer: 'none' })
writeFileSync(to, `${await view.toSVG()}\n`)
