/** Inputs that say which builds of a builds file are meant. */
export const buildInputs = ['builds', 'builds-file', 'build'] as const
