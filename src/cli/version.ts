/** Equal to package.json's, which is not in the bundle; a test compares them. */
export const version = '0.1.0'
