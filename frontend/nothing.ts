/** Stands in for what jsPDF loads to draw HTML, which the explorer never does. */
export default {}
