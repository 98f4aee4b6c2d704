/** Two emails that are one for the store: it minds neither case nor what stands around. */
export const foldEmail = (email: string): string => email.trim().toLowerCase()
