/** A text within an SVG file. XML allows neither markup nor most control characters in it. */
export function svgText(text: string): string {
  return text
  // eslint-disable-next-line no-control-regex -- these are what XML cannot hold
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

/** A number of an SVG file: a hundredth of a pixel is as fine as anybody sees. */
export function svgNumber(value: number): string {
  return String(Math.round(value * 100) / 100)
}
