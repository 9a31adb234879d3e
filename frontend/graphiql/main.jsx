// The workers come first: the editor asks for them as soon as it is loaded.
import './workers.js';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { createClient } from 'graphql-ws';
import { createRoot } from 'react-dom/client';
import './page.css';

const endpoint = new URL('/graphql', location.href);
const socket = new URL(endpoint);
socket.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';

const fetcher = createGraphiQLFetcher({
  url: endpoint.href,
  headers: { Accept: 'application/graphql-response+json, application/json' },
  wsClient: createClient({ url: socket.href, lazy: true }),
});

// A link may bring an operation along: /graphiql?query=…&variables=…
const link = new URLSearchParams(location.search);
const given = (name) => link.get(name) ?? undefined;

const welcome = `# Ask the organization. Press the button, or Ctrl and Enter, to run.

{
  org {
    name
    headcount
  }
}
`;

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={fetcher}
    defaultQuery={welcome}
    initialQuery={given('query')}
    initialVariables={given('variables')}
    shouldPersistHeaders={false}
  />,
);
