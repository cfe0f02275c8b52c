import type { planEn } from '../../en/shown/plan.ts';

export const planFr: Readonly<Record<keyof typeof planEn, string>> = {
  'plan.working': 'Élaboration du plan',
  'plan.why': 'Pourquoi',
  'plan.cost': 'Coût',
  'plan.undo': 'Annulation',

  'plan.confirmation': 'Confirmation',
  'plan.confirmation.name-hint': 'Figurera dans le journal et le rapport.',
  'plan.confirmation.now':
    'J’ai lu {count, plural, one {l’unique étape et je demande qu’elle soit exécutée} other {les # étapes et je demande qu’elles soient exécutées}} maintenant sur ce serveur.',
  'plan.confirmation.deferred':
    'J’ai lu {count, plural, one {l’unique étape et je demande qu’elle soit exécutée} other {les # étapes et je demande qu’elles soient exécutées}} sur ce serveur par la surveillance, dès que Setup aura arrêté le service.',
  'plan.confirm-below': 'Le nom et la confirmation se trouvent sous les étapes.',
  'plan.apply': 'Appliquer maintenant',
  'plan.authorise': 'Autoriser',
  'plan.copy': 'Copier les commandes',
  'plan.try-again': 'Réessayer',
  'plan.cancel': 'Annuler et revenir en arrière',
  'plan.look-again': 'Fermer et rechercher à nouveau le détenteur',

  'plan.obstacle.held': 'Le plan doit attendre : le port est occupé.',
  'plan.obstacle.system-exclusion': 'Une exclusion du système y fait obstacle.',
  'plan.obstacle.not-elevated': 'L’agent n’a pas le droit de modifier quoi que ce soit.',
  'plan.obstacle.unknown': 'Un élément sur lequel repose le plan est inconnu.',
  'plan.obstacle.nothing-to-do': 'Il n’y a rien à faire.',
  'plan.obstacle.pending': 'Le service est en cours de démarrage ou d’arrêt.',

  'plan.changed': 'Ce plan est nouveau ; rien n’a été modifié.',
  'plan.read-again': 'Le serveur est relu pour vérifier le résultat.',
  'plan.authorised': 'Autorisé ; rien n’a encore été modifié.',
  'plan.authorised.meaning':
    'La surveillance s’en charge dès que Setup a arrêté le service ; elle doit donc fonctionner à ce moment-là. D’ici là, l’autorisation peut être retirée à l’étape Pendant.',
  'plan.broken': 'La réponse n’est pas arrivée.',
  'plan.broken.meaning': 'Les étapes ci-dessous montrent ce que l’on sait de chacune.',

  'plan.outcome': '{outcome}.',
  'plan.outcome.applied': 'Appliqué et prouvé',
  'plan.outcome.applied-in-part':
    'Appliqué en partie : ce qui a été fait demeure, et il reste quelque chose à faire',
  'plan.outcome.rolled-back': 'Non appliqué : ce qui avait été fait a été annulé',
  'plan.outcome.rollback-failed':
    'Non appliqué, et le retour arrière a échoué : il reste quelque chose à faire à la main',
  'plan.outcome.interrupted':
    'Interrompu : on ne sait pas si la dernière étape a produit son effet',
  'plan.outcome.withdrawn': 'Le plan a été retiré',

  'plan.steps': 'Étapes du plan',
  'plan.step.planned': 'Prévue',
  'plan.step.running': 'En cours',
  'plan.step.not-reached': 'Non atteinte',
  'plan.step.done': 'Faite',
  'plan.step.already': 'Déjà le cas',
  'plan.step.failed': 'Échec',
  'plan.step.interrupted': 'Interrompue',
  'plan.step.taken-back': 'Annulée',
  'plan.step.taking-back-failed': 'Échec de l’annulation',
  'plan.step.attempt': '{outcome} : {detail}',
  'plan.step.attempt-exit-code': '{outcome} : {detail} Code de sortie {code}.',
  'plan.step.command': 'Commande de l’étape {number}',
  'plan.step.output': 'Sortie de l’étape {number}',
  'plan.step.output-taking-back': 'Sortie de l’annulation de l’étape {number}',
  'plan.step.undo': 'Annulation : {command}',
  'plan.step.changes-nothing': 'Ne modifie rien.',
  'plan.step.cannot-be-undone': 'Ne peut pas être annulée.',
  'plan.step.may-fail': 'Peut échouer : rien n’est alors annulé, et le plan continue.',
};
