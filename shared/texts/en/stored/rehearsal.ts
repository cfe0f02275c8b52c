/** What a rehearsal writes into its journal where else a person would. */
export const rehearsalEn = {
  'rehearsal.reason':
    'Rehearsal: the update is to show what happens to a port that nothing protects.',
  'rehearsal.role': 'Rehearsal',
  'rehearsal.note': 'Rehearsal: nobody takes a server over.',
} as const;
