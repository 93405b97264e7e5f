import { headerSynonyms as orderSynonyms } from '../../layout/synonyms.ts';
import type { InteractionField } from '../fields.ts';

/**
 * Headers that stand for a field of an interaction, in normal form and by priority: the first that a file has is taken.
 * English first, then Italian, German, French and Spanish; no header stands for two fields.
 */
export const headerSynonyms: Readonly<Record<InteractionField, readonly string[]>> = {
  // A contact's id is that of whoever runs the tickets.
  customer: [...words('externalid customerexternalid requesterexternalid'), ...orderSynonyms.customer],
  email: words(
    ...orderSynonyms.email,
    'requesteremail recipient recipientemail subscriberemail senderemail fromemail emailadress toemail contactemailaddress',
    'emailid destinatario emaildestinatario empfanger empfangeremail destinataire emaildestinataire emailrichiedente',
  ),
  phone: words(...orderSynonyms.phone, 'callernumber caller callerid numerochiamante anrufernummer sms'),
  date: words(
    'interactiondate contactdate eventdate eventtime eventtimestamp activitydate activitytime ticketdate ticketcreated',
    'createdtime createdat created createddate createdon createddateutc createdutc datecreated datecreatedutc creationdate',
    'opendate openedat openedon dateopened submittedat submitteddate submissiondate responsedate responsetime answeredat',
    'sentat sentdate sendtime senttime calldate callstart starttime startedat startdate receivedat receiveddate occurredat',
    'loggedat returndate complaintdate visitdate surveydate reviewdate date datetime timestamp time day ts when dateutc',
    'datacontatto datacontatti datainterazione dataevento dataapertura datacreazione datadicreazione datarichiesta datareclamo',
    'datareso datachiamata datainvio datarisposta data dataeora dataora giorno',
    'kontaktdatum ereignisdatum erstelltam erstellungsdatum eroffnetam eingangsdatum anfragedatum reklamationsdatum',
    'retourendatum anrufdatum gesendetam datum zeitpunkt zeitstempel tag',
    'datecontact dateevenement datecreation datedecreation datecree datedemande datereclamation dateretour dateappel dateenvoi',
    'datereponse datedecontact datedouverture dateouverture jour horodatage',
    'fechacontacto fechaevento fechacreacion fechadecreacion fechasolicitud fechareclamacion fechadevolucion fechallamada',
    'fechaenvio fecharespuesta fechadecontacto fechaapertura fecha fechahora dia',
  ),
  type: words(
    'interactiontype contacttype eventtype activitytype tickettype requesttype casetype messagetype inquirytype eventname',
    'interaction event activity type action kind reason contactreason metric metricname',
    'tipointerazione tipocontatto tipoevento tipoattivita tiporichiesta tipodicontatto tipoticket tipo evento tipologia azione motivo',
    'kontaktart kontakttyp ereignistyp aktivitatstyp anfrageart tickettyp vorgangsart typ ereignis aktion grund kontaktgrund',
    'typecontact typeinteraction typeevenement typededemande typedecontact typedevenement typeticket evenement motif nature',
    'tipocontacto tipointeraccion tipodeevento tipodecontacto tipodesolicitud tipodeticket accion interaccion actividad',
  ),
  channel: words(
    'channel contactchannel interactionchannel communicationchannel channeltype medium via source ticketchannel contactmethod',
    'canale canaledicontatto canalecontatto mezzo kanal kontaktkanal kontaktweg medien canal canaldecontact canalcontact moyen',
    'canaldecontacto canalcontacto canaldecomunicacion medio',
  ),
  direction: words(
    'direction calldirection messagedirection contactdirection inboundoutbound inout',
    'direzione verso direzionechiamata entratauscita richtung anrufrichtung sens sensappel direccion sentido direcciondellamada',
  ),
  product: words(...orderSynonyms.product.filter((name) => name !== 'description' && name !== 'beschreibung')),
  category: words(...orderSynonyms.category, 'topic tickettopic argomento tema thema sujetprincipal'),
  status: words(
    'status ticketstatus casestatus state ticketstate casestate requeststatus interactionstatus complaintstatus',
    'stato statoticket statorichiesta statoreclamo statocontatto bearbeitungsstatus vorgangsstatus zustand',
    'statut statutticket statutdemande etat estado estadoticket estadosolicitud estadodelticket estadoreclamacion',
  ),
  resolved: words(
    'resolved resolvedat resolvedtime resolveddate resolvedon dateresolved solvedat solveddate solvedon solved',
    'resolutiondate completedat completeddate datacchiusura datachiusura datarisoluzione chiusoil risoltoil datasoluzione',
    'gelostam erledigtam geschlossenam losungsdatum abschlussdatum datecloture datedecloture dateresolution dateresolu',
    'dateresolution resolule fecharesolucion fechacierre fechadecierre fechaderesolucion fechasolucion resueltoel cerradoel',
  ),
  score: words(
    'score npsscore csatscore surveyscore satisfactionscore rating stars starrating nps csat satisfaction surveyresult',
    'surveyresults reviewscore reviewrating feedbackscore satisfactionrating cesscore grade',
    'punteggio voto valutazione stelle soddisfazione gradimento bewertung punktzahl zufriedenheit sterne',
    'notesatisfaction noteattribuee evaluation etoiles puntuacion valoracion calificacion estrellas satisfaccion',
  ),
  subject: words(
    'subject ticketsubject title ticketname summary subjectline headline betreff titel oggetto titolo objet sujet titre asunto',
    'titulo description beschreibung',
  ),
  id: words(
    'id interactionid ticketid ticketnumber ticketno ticket casenumber caseid caseno eventid eventuuid activityid requestid',
    'responseid surveyresponseid conversationid callid rmanumber rmaid returnid complaintid recordid uuid',
    'idinterazione idticket numeroticket idrichiesta numeroreclamo idevento numeropratica vorgangsnummer ticketnummer fallnummer',
    'ereignisid anfragenummer retourennummer numerodeticket numeroticket iddemande numeroreclamation idevenement',
    'numerodedossier idincidencia numerodecaso numerodereclamacion idsolicitud ideventos',
  ),
};

function words(...lines: readonly string[]): readonly string[] {
  return [...new Set(lines.join(' ').split(' '))];
}
