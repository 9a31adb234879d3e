import { describe, expect, it } from 'vitest'
import { layoutTree } from './layout'
import { drawDotted, drawLinks, drawLinkUp, linkBounds, parentsWithLinksIn, PathPen, type Pen } from './links'
import { boxHeight, boxWidth } from './measures'
import { flat, randomTree } from './trees.fixture'

/** Where the strokes end: there, a line must meet the box that it leads to. */
class EndPen implements Pen {
  readonly ends: string[] = []
  private at = ''
  moveTo(x: number, y: number): void {
    this.flush()
    this.at = `${x} ${y}`
  }
  lineTo(x: number, y: number): void {
    this.at = `${x} ${y}`
  }
  quadraticCurveTo(_cx: number, _cy: number, x: number, y: number): void {
    this.at = `${x} ${y}`
  }
  flush(): void {
    if (this.at) this.ends.push(this.at)
    this.at = ''
  }
}

const everything = { x0: -Infinity, y0: -Infinity, x1: Infinity, y1: Infinity }

describe('drawLinks', () => {
  it('leads to every child: to the top of a box, to the left edge in a stack', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const layout = layoutTree(randomTree(120, seed))
      for (let i = 0; i < layout.count; i++) {
        const pen = new EndPen()
        drawLinks(pen, layout, i, everything)
        pen.flush()
        for (let k = layout.childStart[i]!; k < layout.childStart[i + 1]!; k++) {
          const c = layout.children[k]!
          const [x, y] = [layout.x[c]!, layout.y[c]!]
          expect(pen.ends).toContain(layout.stacked[c] ? `${x} ${y + boxHeight / 2}` : `${x + boxWidth / 2} ${y}`)
        }
      }
    }
  })

  it('costs what is seen of thousands of reports', () => {
    const layout = layoutTree(flat(5000))
    const whole = new EndPen()
    drawLinks(whole, layout, 0, everything)
    const part = new EndPen()
    drawLinks(part, layout, 0, { x0: 0, y0: 100, x1: 600, y1: 500 })
    expect(whole.ends.length).toBeGreaterThan(5000)
    expect(part.ends.length).toBeLessThan(60)
  })
})

describe('parentsWithLinksIn', () => {
  it('finds the parents whose lines pass though no box of theirs is in view', () => {
    const layout = layoutTree([-1, ...new Array<number>(8).fill(0)])
    const between = { x0: layout.x[2]!, y0: boxHeight + 30, x1: layout.x[2]! + 20, y1: boxHeight + 50 }
    expect(parentsWithLinksIn(layout, linkBounds(layout), between)).toEqual([0])
    expect(parentsWithLinksIn(layout, linkBounds(layout), { ...between, y0: 500, y1: 600 })).toEqual([])
  })
})

describe('drawLinkUp', () => {
  it('joins a box with its parent, and draws nothing at the top', () => {
    const layout = layoutTree([-1, 0, 0])
    const pen = new EndPen()
    drawLinkUp(pen, layout, 2)
    drawLinkUp(pen, layout, 0)
    pen.flush()
    expect(pen.ends).toEqual([`${layout.x[2]! + boxWidth / 2} ${layout.y[2]!}`])
  })
})

describe('PathPen', () => {
  it('writes a path relative to its origin', () => {
    const pen = new PathPen(100, 10)
    pen.moveTo(100, 10)
    pen.lineTo(110, 20)
    pen.quadraticCurveTo(110, 30, 120, 30)
    expect(String(pen)).toBe('M0 0L10 10Q10 20 20 20')
  })
})

describe('drawDotted', () => {
  it('ends at the sides of both boxes', () => {
    const layout = layoutTree([-1, 0, 0])
    const pen = new EndPen()
    drawDotted(pen, layout, 2, 1)
    pen.flush()
    expect(pen.ends).toEqual([`${layout.x[1]! + boxWidth} ${layout.y[1]! + boxHeight / 2}`])
  })
})
