import type { byHandEn } from '../../en/stored/by-hand.ts';

export const byHandFr: Readonly<Record<keyof typeof byHandEn, string>> = {
  'by-hand.asterisk': '{port} s’y trouve, avec un astérisque.',
  'by-hand.check': 'à vérifier : {shows}',
  'by-hand.close':
    'Windows n’a pas de commande pour cela. Fermez la connexion vers {remote} du processus {pid} dans TCPView (Sysinternals), ou arrêtez ou redémarrez le programme si vous pouvez en répondre :',
  'by-hand.close-undo':
    'Une connexion fermée ne peut pas être rétablie ; son programme en ouvre une nouvelle.',
  'by-hand.cost': 'Coût : {cost}',
  'by-hand.each-running': 'chacun est à l’état Running.',
  'by-hand.fails-go-on': 'En cas d’échec, notez pourquoi et continuez.',
  'by-hand.fails-stop':
    'En cas d’échec, arrêtez-vous ici et annulez ce qui a été fait : voir la fin.',
  'by-hand.free': 'rien ne s’affiche : personne n’occupe le port.',
  'by-hand.greeting': 'la ligne commence par {greeting}.',
  'by-hand.how':
    'Saisissez les lignes l’une après l’autre dans Windows PowerShell 5.1 avec élévation. Après chaque étape, regardez ce que montre sa vérification avant de continuer.',
  'by-hand.in-the-way': 'OBSTACLE : {obstacle}',
  'by-hand.listens': '{service} écoute en {family} (une adresse avec deux-points est IPv6).',
  'by-hand.listens-both':
    '{service} écoute en {first} et {second} (une adresse avec deux-points est IPv6).',
  'by-hand.no-asterisk': '{port} a disparu.',
  'by-hand.nothing': 'Il n’y a rien à faire.',
  'by-hand.only-if': 'Seulement si l’étape {step} a été faite.',
  'by-hand.only-if-all': 'Seulement si les étapes {steps} et {last} ont été faites.',
  'by-hand.start-type': 'START_TYPE vaut {startType} (avant : {before}).',
  'by-hand.status': 'Status vaut {status}.',
  'by-hand.step': 'Étape {number, number} :',
  'by-hand.undo': 'POUR ANNULER. {undo}',
  'by-hand.undo-order':
    'Seulement pour les étapes qui ont changé quelque chose, la dernière en premier :',
  'by-hand.with-tls': 'Si rien n’arrive en 15 secondes, en TLS :',
};
