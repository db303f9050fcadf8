/** A plain style sheet has nothing to say in a test. */
export default {}
