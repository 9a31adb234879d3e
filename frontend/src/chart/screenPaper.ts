import type { Paper } from './picture'

let context: CanvasRenderingContext2D | null | undefined

/** What pictures on the page are drawn with: colours stay variables, so that they follow the theme. */
export const screenPaper: Paper = {
  ink: (color) => color,
  measure: (text, size, bold) => {
    context ??= document.createElement('canvas').getContext('2d')
    if (!context) return text.length * size * 0.6
    context.font = `${bold ? 600 : 400} ${size}px Inter, "Inter Variable", sans-serif`
    return context.measureText(text).width
  },
}
