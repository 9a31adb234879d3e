import { graphql } from '../../api/gql/gql'

/** What a box of the chart needs to know of a person. */
export const ChartPersonFragment = graphql(`
  fragment ChartPerson on Person {
    ref
    name
    title
    location
    startDate
    level {
      id
      code
      bands {
        low
      }
      track {
        kind
      }
    }
    teams {
      team {
        id
      }
    }
    span {
      direct
      total
    }
    openReports {
      ref
    }
    dottedManagers {
      ref
    }
  }
`)

export const ChartOpeningFragment = graphql(`
  fragment ChartOpening on Opening {
    ref
    title
    level {
      id
      code
      bands {
        low
      }
      track {
        kind
      }
    }
    team {
      id
    }
    reports {
      ref
      span {
        total
      }
    }
    openReports {
      ref
    }
  }
`)

/** Some layers of the tree from the top, or from a seat. */
export const ChartLayers = graphql(`
  query ChartLayers($date: Date, $root: SeatRef, $depth: Int!) {
    org(asOf: $date) {
      name
      date
      revision
      headcount
      chart(root: $root, depth: $depth) {
        depth
        parent
        hidden
        person {
          ...ChartPerson
        }
        opening {
          ...ChartOpening
        }
      }
    }
  }
`)

/** What is directly below some seats, whose ids say the moment. */
export const ChartBelow = graphql(`
  query ChartBelow($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Person {
        ref
        reports {
          ...ChartPerson
        }
        openReports {
          ...ChartOpening
        }
      }
      ... on Opening {
        ref
        reports {
          ...ChartPerson
        }
        openReports {
          ...ChartOpening
        }
      }
    }
  }
`)

/** The seats above one, nearest first: people, and between them up to three open seats in a row. */
export const ChartAbove = graphql(`
  query ChartAbove($date: Date, $ref: SeatRef!) {
    org(asOf: $date) {
      chart(root: $ref, depth: 0) {
        person {
          ...ChartPerson
          openManager {
            ...ChartOpenAbove
          }
          managementChain {
            ...ChartPerson
            openManager {
              ...ChartOpenAbove
            }
          }
        }
        opening {
          ...ChartOpening
          openManager {
            ...ChartOpenAbove
          }
          manager {
            ...ChartPerson
            openManager {
              ...ChartOpenAbove
            }
            managementChain {
              ...ChartPerson
              openManager {
                ...ChartOpenAbove
              }
            }
          }
        }
      }
    }
  }
`)

export const ChartOpenAboveFragment = graphql(`
  fragment ChartOpenAbove on Opening {
    ...ChartOpening
    openManager {
      ...ChartOpening
      openManager {
        ...ChartOpening
      }
    }
  }
`)

/** The groups that the legend shows, over the whole organization. */
export const ChartLegend = graphql(`
  query ChartLegend($date: Date, $by: Dimension!) {
    org(asOf: $date) {
      date
      breakdown(by: [{ dimension: $by }]) {
        headcount
        keys {
          value
          label
        }
      }
      ladders {
        levels {
          id
          bands {
            low
          }
        }
      }
    }
  }
`)

/** The shape of the whole organization, or of a part: two columns, so that a picture comes before the names. */
export const OutlineShape = graphql(`
  query OutlineShape($date: Date) {
    org(asOf: $date) {
      revision
      name
      date
      outline {
        headcount
        parents
      }
    }
  }
`)

export const OutlineNames = graphql(`
  query OutlineNames($date: Date) {
    org(asOf: $date) {
      revision
      outline {
        refs
        names
      }
    }
  }
`)

export const OutlineTitles = graphql(`
  query OutlineTitles($date: Date) {
    org(asOf: $date) {
      revision
      outline {
        titles
      }
    }
  }
`)

export const OutlineColors = graphql(`
  query OutlineColors($date: Date, $by: Dimension!) {
    org(asOf: $date) {
      revision
      outline(color: $by) {
        values
        labels
      }
    }
  }
`)
