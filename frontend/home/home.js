const questions = {
  mentors: `{
  org {
    mentors(toward: "L4") {
      considered
      totalCount
      nodes {
        person { name title }
        score
        reasons { text contribution }
      }
      excluded { rule headcount }
    }
  }
}
`,
  spans: `{
  org {
    spans(where: { level: { in: ["Product Director"] } }) {
      managers
      mean
      median
      max
      bands { label managers onTarget }
      rows {
        nodes {
          person { name title }
          span { direct total layers }
        }
      }
    }
  }
}
`,
};

for (const [id, query] of Object.entries(questions)) {
  document.getElementById(id).href = '/graphiql?' + new URLSearchParams({ query });
}

const headcount = document.getElementById('headcount');
try {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: 'query Home { org { name headcount } }' }),
  });
  const { data, errors } = await response.json();
  if (!data?.org) throw new Error(errors?.[0]?.message ?? 'no answer');
  document.getElementById('name').textContent = data.org.name;
  const people = data.org.headcount.toLocaleString();
  headcount.textContent = data.org.headcount === 1 ? '1 person today' : `${people} people today`;
} catch (error) {
  headcount.textContent = `The organization could not be read: ${error.message}. See /readyz for the state of the store.`;
}
