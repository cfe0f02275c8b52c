import type { shellErrorsEn } from '../../en/stored/shell-errors.ts';

export const shellErrorsFr: Readonly<Record<keyof typeof shellErrorsEn, string>> = {
  'shell-error.given-up': 'La connexion a été abandonnée pendant son établissement.',
  'shell-error.connecting': 'Une connexion est déjà en cours ; attendez sa réponse.',
  'shell-error.applying':
    'Un plan de correction est en cours d’application ; attendez la fin, ou annulez-le.',
  'shell-error.gone': '{message} Reconnectez-vous pour continuer.',
  'shell-error.no-agent': 'Aucun agent n’est connecté.',
  'shell-error.nobody': 'Aucun agent n’y répond : {why}',
  'shell-error.no-answer': 'pas de réponse à temps.',
  'shell-error.ended': 'L’agent s’est arrêté aussitôt : {why}',
  'shell-error.elevated-unreached':
    'L’agent avec élévation a été lancé, mais il est injoignable : {why}',
  'shell-error.no-target':
    'Il n’y a pas de serveur {wanted}. Choisissez ce serveur, ou une des répétitions.',
  'shell-error.no-token':
    'Le fichier de jeton ne contient pas de jeton (64 chiffres hexadécimaux).',
  'shell-error.token-unread': 'Le fichier de jeton ne peut pas être lu : {why}',
  'shell-error.outside': 'Cette page ne fonctionne que dans cu-preflight.',
  'shell-error.sequence': 'Les événements de l’agent ne suivent pas son instantané.',
  'shell-error.untrusted': 'Cet appel ne vient pas d’une fenêtre de ce programme.',
  'shell-error.no-method': 'Cette méthode n’existe pas.',
  'shell-error.unexpected':
    '{method} a échoué d’une façon imprévue (entrée {entry} du journal technique).',
  'shell-error.evidence-redacted':
    'Les preuves sont ce qui a été lu, octet par octet : elles ne peuvent pas être anonymisées.',
  'shell-error.not-written': 'Le fichier ne peut pas être écrit : {why}',
  'shell-error.window-gone':
    'Le processus de la fenêtre a disparu : {reason}, code de sortie {code}.',
};
