import type { afterBaselineEn } from '../../en/stored/after-baseline.ts';

export const afterBaselineFr: Readonly<Record<keyof typeof afterBaselineEn, string>> = {
  'baseline.nameless':
    'Le nom du serveur manque dans l’état de référence ou n’a pas pu être lu cette fois : rien ne prouve donc qu’il s’agit du même serveur.',
  'baseline.other-server': 'L’état de référence est celui de {was}, et ce serveur est {is}.',
  'baseline.too-late':
    'L’état de référence a été lu le {read}, après le début de la mise à jour ({began}) : il peut montrer ce que Setup avait déjà modifié.',
  'baseline.without-exchange':
    'L’état de référence a été lu alors qu’aucun Exchange n’était installé.',
  'baseline.newer':
    'L’état de référence est celui d’Exchange {was}, plus récent que la version installée à présent ({is}) : c’est celui d’une autre installation.',
  'baseline.other-line':
    'L’état de référence est celui d’Exchange {was}, et {is} est installé à présent : aucune mise à jour cumulative ne mène de l’un à l’autre.',
  'baseline.version-not-known':
    'La version d’Exchange est inconnue dans l’état de référence ou à présent : elle ne permet donc pas de distinguer les deux.',
  'baseline.time-not-proved':
    'L’état de référence montre la version installée à présent ({is}), et personne n’a surveillé le début de la mise à jour : rien ne prouve que l’état de référence a été lu avant.',
  'baseline.services-unread':
    'Les services n’ont pas été lus en entier avant la mise à jour et ne peuvent pas être comparés.',
  'baseline.listeners-unread':
    'Les ports en écoute n’ont pas été lus en entier avant la mise à jour et ne peuvent pas être comparés.',
  'baseline.processes-unread':
    'Les processus n’ont pas été lus en entier avant la mise à jour et ne peuvent pas être comparés : services et ports en écoute ne peuvent donc pas être vérifiés par eux.',
  'baseline.configuration-unread':
    'Les fichiers de configuration n’ont pas été lus en entier avant la mise à jour et ne peuvent pas être comparés.',
  'baseline.ranges-unread':
    'Les plages de ports dynamiques n’ont pas été lues en entier avant la mise à jour et ne peuvent pas être comparées.',
  'baseline.exclusions-unread':
    'Les exclusions de ports n’ont pas été lues en entier avant la mise à jour et ne peuvent pas être comparées.',
  'baseline.contradicts-itself': 'L’état de référence se contredit : {odd}.',
};
