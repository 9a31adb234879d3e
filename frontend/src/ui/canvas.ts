/** Browsers refuse canvases beyond some size; a larger picture is drawn smaller. */
const largest = { side: 16_000, area: 120_000_000 }

/** By how much a picture of so many pixels is drawn larger or smaller, at most by what is wished. */
export function canvasScale(width: number, height: number, wished: number): number {
  return Math.min(wished, largest.side / width, largest.side / height, Math.sqrt(largest.area / width / height))
}

let context: CanvasRenderingContext2D | null | undefined

/** A computed colour in its channels, each 0 to 255: files know no OKLCH. Black where the browser has no canvas. */
export function channelsOf(color: string): { r: number; g: number; b: number; a: number } {
  if (context === undefined) {
    const canvas = document.createElement('canvas')
    canvas.width = 1
    canvas.height = 1
    context = canvas.getContext('2d', { willReadFrequently: true })
  }
  if (!context) return { r: 0, g: 0, b: 0, a: 255 }
  context.clearRect(0, 0, 1, 1)
  context.fillStyle = color
  context.fillRect(0, 0, 1, 1)
  const [r = 0, g = 0, b = 0, a = 255] = context.getImageData(0, 0, 1, 1).data
  return { r, g, b, a }
}

/** Channels as `#rrggbb`. */
export function hexOf({ r, g, b }: { r: number; g: number; b: number }): string {
  return `#${[r, g, b].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}
