import type { rehearsalEn } from '../../en/stored/rehearsal.ts';

export const rehearsalFr: Readonly<Record<keyof typeof rehearsalEn, string>> = {
  'rehearsal.reason':
    'Répétition : la mise à jour doit montrer ce qui arrive à un port que rien ne protège.',
  'rehearsal.role': 'Répétition',
  'rehearsal.note': 'Répétition : personne ne reprend de serveur.',
};
