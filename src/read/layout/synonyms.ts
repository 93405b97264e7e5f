import type { Field } from '../fields.ts';
import { currencyMark } from '../values/currencyMarks.ts';
import { plainLetters } from '../values/plainLetters.ts';

/** A header in normal form: `Order #` is `order`, `Customer ID` is `customerid`, `Città` is `citta`. */
export function normaliseHeader(header: string): string {
  return plainLetters(header).replace(/[^\p{L}\p{N}]/gu, '');
}

/** A header and the currency in brackets at its end, as in `Summe (EUR)`; undefined where there is none. */
export function withoutCurrency(header: string): { readonly rest: string; readonly currency: string } | undefined {
  const match = /^(.*\S)\s*[([]\s*(\p{Sc}|[A-Z]{3})\s*[)\]]\s*$/su.exec(header);
  const currency = match === null ? undefined : currencyMark(match[2]!);
  return currency === undefined ? undefined : { rest: match![1]!, currency };
}

/** Headers of the total of a whole order, which line items repeat: it counts once an order. In normal form. */
export const orderLevelAmounts: readonly string[] = words(
  'ordernet ordernettotal ordertotal ordertotalamount ordertotalinctax ordertotalextax orderamount ordervalue orderrevenue',
  'ordersum totalorder totalordervalue totalorderamount grandtotal grandtotalbase grandtotalpurchased invoicetotal',
  'invoiceamount baskettotal basketvalue carttotal transactiontotal checkouttotal orderprice orderpricetotal totaldue',
  'totaleordine importoordine importototaleordine valoreordine totalefattura totalecomplessivo importocomplessivo',
  'totaledocumento totalecarrello',
  'bestellsumme bestellwert bestellbetrag auftragssumme auftragswert auftragsbetrag gesamtbetrag gesamtsumme gesamtwert',
  'rechnungsbetrag rechnungssumme endsumme endbetrag warenkorbwert',
  'totalcommande montantcommande montantdelacommande totaldelacommande montanttotalcommande valeurcommande totalfacture',
  'montantfacture totalpanier',
  'totalpedido totaldelpedido importepedido importedelpedido valorpedido importetotalpedido totalfactura importefactura',
);

/** Headers of a customer's name: two people can have the same. In normal form. */
export const customerNames: readonly string[] = words(
  'customername clientname buyername membername customerfullname billtoname billingname nomecliente ragionesociale',
  'denominazionecliente kundenname namedeskunden namedeskaufers nomclient nomduclient nombrecliente nombredelcliente',
  'nombrecompletocliente',
);

/** Headers of a consent to e-mails alone; those of the field that are not among them mean marketing in general. */
export const emailConsents: readonly string[] = words(
  'acceptsemailmarketing emailmarketingconsent emailconsent emailoptin newsletter newsletteroptin subscribedtonewsletter',
  'iscrittonewsletter iscrittoallanewsletter newsletterabonniert newsletteranmeldung abonnenewsletter suscritonewsletter boletin',
  'emailoptout unsubscribed isunsubscribed emailunsubscribed donotemail disiscritto disiscrittonewsletter abgemeldet',
  'desabonne desinscrit bajanewsletter',
);

/** Headers of a refusal: a yes is a no to marketing, and a no says nothing. In normal form. */
export const refusals: readonly string[] = words(
  'optout optedout emailoptout marketingoptout unsubscribed isunsubscribed emailunsubscribed donotemail donotcontact',
  'donotmarket rifiutamarketing disiscritto disiscrittonewsletter werbesperre keinewerbung abgemeldet refusmarketing',
  'desabonne desinscrit rechazamarketing bajanewsletter',
);

/**
 * Headers that stand for a field, in normal form and by priority: the first that a file has is taken. English first,
 * then Italian, German, French and Spanish; no header stands for two fields.
 */
export const headerSynonyms: Readonly<Record<Field, readonly string[]>> = {
  // An id before a login, a login before a name; the unique id first, since some shops number customers anew each order.
  customer: words(
    'customeruniqueid uniquecustomerid customerid custid clientid customernumber customerno customernr customercode',
    'customerkey customerref custno custnr buyeruserid buyerid shopperid memberid membernumber membershipid userid',
    'accountid accountnumber accountno contactid subscriberid patronid guestid donorid householdkey cardid loyaltyid',
    'idcliente clienteid codicecliente codcliente numerocliente ncliente idutente idacquirente codiceutente tesseracliente',
    'kundennummer kundennr kundenid kundeid kdnr kundenkennung kundenkonto debitorennummer debitor kundenkartennummer',
    'numeroclient numclient codeclient idclient nclient nodeclient numerodeclient identifiantclient refclient',
    'codigocliente numerocliente idcliente numerodecliente codigodecliente iddecliente nocliente idusuario idcomprador',
    'customer cust client buyer buyerusername username user member account shopper cliente utente acquirente kunde',
    'besteller kaufer nutzernamedeskaufers acheteur utilisateur comprador usuario',
    ...customerNames,
  ),
  // When it was ordered before when it was paid.
  date: words(
    'orderdate orderpurchasetimestamp orderdatetime ordertimestamp orderedat orderedon orderplaced dateordered dateoforder',
    'orderday ordercreatedat ordercreated ordercreateddate purchasedate purchasedat purchasetimestamp dateofpurchase',
    'saledate salesdate dateofsale transactiondate transactiontime transactiontimestamp trandate transdate txndate invoicedate billingdate receiptdate',
    'dataordine dataeoraordine dataacquisto datavendita datadellordine datadiacquisto datatransazione datafattura datadocumento',
    'bestelldatum bestellzeitpunkt bestelltam auftragsdatum kaufdatum verkaufsdatum verkauftam belegdatum transaktionsdatum',
    'rechnungsdatum buchungsdatum',
    'datecommande datedecommande datedelacommande dateachat datedachat datevente datedevente datetransaction datefacture',
    'datedefacture',
    'fechapedido fechadepedido fechadelpedido fechacompra fechadecompra fechaventa fechadeventa fechatransaccion fechafactura',
    'fechadefactura',
    'createdat created createddate createddateutc createdutc createdon datecreated dateadded creationdate date datetime',
    'timestamp day eventdate dateutc datadicreazione datacreazione data dataeora giorno erstelltam erstellungsdatum datum',
    'zeitpunkt zeitstempel datecreation datedecreation datecree jour horodatage fechacreacion fechadecreacion fecha dia',
    'paidat paiddate datepaid paidondate paymentdate paymentsdate datapagamento zahlungsdatum bezahltam datepaiement',
    'datedepaiement fechapago fechadepago',
  ),
  // Amounts of a line before amounts of whatever a row is, net before gross, and totals of the order last.
  amount: [
    ...words(
      'linetotal netlinetotal linenettotal lineamount netlineamount linenet linerevenue linevalue lineitemtotal itemtotal',
      'orderlinetotal orderlinetotalrefund extendedprice extendedamount rowtotal totaleriga importoriga totaleposizione',
      'positionsbetrag zeilensumme positionssumme zeilenbetrag montantligne totalligne importelinea totallinea',
      'netamount netsales netrevenue nettotal netvalue amountnet nrevenueformatted nrevenue netrevenueformatted',
      'importonetto totalenetto nettobetrag nettoumsatz nettosumme montantnet totalnet importeneto ventasnetas totalneto',
      'amount revenue total totalamount totalprice totalvalue totalsales totalpaid amountpaid paidamount paymentvalue',
      'paymentamount transactionamount transactionvalue txnamount salesamount saleamount salesvalue salevalue sales sale',
      'dollarvalue dollaramount monetary monetaryvalue spend spent amountspent moneyspent turnover value grosssales',
      'grossamount grossrevenue gross soldfor salesrevenue purchaseamount purchasevalue sum totalsum',
      'importo importototale ricavo ricavi fatturato totale incasso valore prezzototale importopagato venduto spesa',
      'umsatz betrag summe gesamt gesamtpreis erlos erlose wert zahlbetrag bruttobetrag bruttoumsatz verkaufspreisgesamt',
      'montant montanttotal chiffredaffaires chiffreaffaires ca valeur montantttc totalttc montantht totalht prixtotal',
      'montantpaye recette',
      'importe importetotal monto montototal ingresos ingreso facturacion ventas venta valor preciototal importepagado',
      'cantidadpagada cifradenegocio',
    ),
    ...orderLevelAmounts,
  ],
  order: words(
    'orderid ordernumber orderno ordernr ordernum ordercode orderref orderreference orderkey order ordername',
    'purchaseid purchaseorderid saleid salesid salesordernumber salesorderid salesrecordnumber amazonorderid transactionid',
    'transactionnumber transactionno transaction transid txnid tranid basketid basket cartid checkoutid invoice invoiceno',
    'invoicenumber invoiceid invoicenr receiptid receiptnumber receiptno receipt ticketnumber ticketid documentnumber',
    'ordine idordine numeroordine nordine ndordine noordine numordine codiceordine nrordine riferimentoordine numerodordine idtransazione',
    'numerofattura nfattura fattura scontrino numeroscontrino numerodocumento',
    'bestellnummer bestellnr bestellung bestellid bestellungid auftragsnummer auftragsnr auftrag auftragid belegnummer',
    'belegnr rechnungsnummer rechnungsnr rechnung transaktionsnummer transaktionsid verkaufsprotokollnummer',
    'commande idcommande numerocommande numerodecommande numerodelacommande ncommande ndecommande nocommande nodecommande numcommande referencecommande refcommande',
    'idtransaction numerofacture nfacture facture numerodefacture',
    'pedido idpedido numeropedido numerodepedido numerodelpedido npedido ndepedido nopedido nodepedido numpedido codigopedido referenciapedido idtransaccion',
    'numerofactura nfactura factura numerodefactura idventa numeroventa',
  ),
  status: words(
    'orderstatus financialstatus paymentstatus status orderstate transactionstatus statoordine stato statopagamento',
    'statodellordine bestellstatus bestellungsstatus auftragsstatus zahlungsstatus statutcommande statutdelacommande statut',
    'etatcommande etat statutpaiement estadopedido estadodelpedido estado estadopago',
  ),
  quantity: words(
    'quantity qty quantityordered qtyordered orderedquantity quantitypurchased lineitemquantity itemquantity itemqty units',
    'unitssold unitsordered quantitysold itemssold numberofitems numitems itemcount numberofcds pieces pcs',
    'totalquantity quantita qta quantitaordinata numeroarticoli pezzi menge anzahl stuck stuckzahl bestellmenge',
    'verkauftemenge artikelanzahl quantite qte quantitecommandee nombredarticles nbarticles cantidad cant cantidadpedida',
    'unidades numerodearticulos',
  ),
  unit_price: words(
    'unitprice unitpricenet priceperunit priceeach lineitemprice itemprice itemcost productprice price pricepaid',
    'sellingprice saleprice salesprice prezzounitario prezzoarticolo prezzo prezzodivendita prezzoperunita einzelpreis',
    'stuckpreis preisprostuck artikelpreis preis verkaufspreis prixunitaire prixunite prixarticle prix prixdevente pu',
    'preciounitario preciounidad preciodelarticulo precio preciodeventa',
  ),
  product: words(
    'stockcode sku productid productcode productsku itemsku lineitemsku itemid itemnumber itemno asin articleid productname',
    'product products itemname item lineitemname description productdescription itemdescription itemtitle itemdetails',
    'article codiceprodotto codicearticolo idprodotto nomeprodotto prodotto prodotti articolo descrizione',
    'descrizioneprodotto descrizionearticolo artikelnummer artikelnr produktnummer produktid artikelname artikelbezeichnung',
    'produktname produkt produkte artikel bezeichnung beschreibung codeproduit codearticle referenceproduit refproduit',
    'idproduit nomproduit nomduproduit produit produits designation codigoproducto codigoarticulo referenciaproducto',
    'idproducto nombreproducto nombredelproducto producto productos articulo descripcion',
  ),
  category: words(
    'category productcategory itemcategory categoryname productcategoryname producttype productgroup productline department',
    'categoria categoriaprodotto categoriaproducto nomecategoria reparto grupodeproducto kategorie produktkategorie',
    'warengruppe artikelgruppe produktgruppe categorie categorieproduit categoriedeproduit familleproduit rayon',
  ),
  currency: words(
    'currency currencycode ordercurrency ordercurrencycode currencyiso transactioncurrency valuta divisa codicevaluta wahrung',
    'waehrung wahrungscode devise codedevise monnaie moneda codigomoneda',
  ),
  cost: words(
    'cost costs totalcost costofgoods costofgoodssold cogs linecost itemtotalcost costtotal costo costi',
    'costototale costodelvenduto kosten gesamtkosten wareneinsatz einstandswert cout couts couttotal coutdesventes coste',
    'costes costetotal costototalventa costedeventas',
  ),
  refunded: words(
    'refundedamount amountrefunded totalrefunded refundamount refundedtotal refunded totalrefundedamount refundtotal refund',
    'refunds partialrefunds totalerimborsato importorimborsato rimborsato rimborso rimborsi erstattungsbetrag',
    'erstatteterbetrag erstattet ruckerstattung erstattung ruckerstattungsbetrag montantrembourse totalrembourse rembourse',
    'remboursement importereembolsado totalreembolsado reembolsado reembolso importedevuelto',
  ),
  email: words(
    'customeremail email emailaddress billingemail emailbilling buyeremail contactemail useremail clientemail mail eaddress',
    'customeremailaddress emailcustomer fromemailaddress emailcliente indirizzoemail indirizzomail indirizzodiposta',
    'postaelettronica kundenemail emailadresse emailadressedeskunden mailadresse emaildeskaufers emailclient adresseemail',
    'adressemail courriel adressecourriel emailduclient correo correoelectronico direcciondecorreo direccioncorreo',
    'correocliente emaildelcliente direcciondecorreoelectronico',
  ),
  phone: words(
    'customerphone phone phonenumber customerphonenumber billingphone phonebilling buyerphone buyerphonenumber contactphone',
    'contactphonenumber mobile mobilephone mobilenumber cellphone cell telephone telephonenumber tel telefono',
    'numeroditelefono numerotelefono cellulare telefonocliente telefon telefonnummer handy handynummer mobilnummer',
    'mobiltelefon rufnummer numerodetelephone numerotelephone telephoneportable portable telephoneclient numerodetelefono',
    'movil telefonomovil celular',
  ),
  first_name: words(
    'firstname billingfirstname firstnamebilling customerfirstname givenname forename fname nome nomedibattesimo vorname',
    'prenom prenomclient nombre nombredepila primernombre',
  ),
  last_name: words(
    'lastname billinglastname lastnamebilling customerlastname surname familyname lname cognome nachname familienname nom',
    'nomdefamille nomclientfamille apellido apellidos primerapellido',
  ),
  country: words(
    'country countrycode billingcountry countrybilling billingcountrycode customercountry shippingcountry shipcountry',
    'buyercountry countryname nation paese paesefatturazione nazione stateocountry land lieferland rechnungsland landercode',
    'pays paysfacturation codepays pais paisfacturacion paisdefacturacion codigopais',
  ),
  zip: words(
    'zip zipcode postcode postalcode billingzip billingpostcode billingzipcode postcodebilling customerzip shippingzip',
    'shippingpostcode shippostalcode shipzipcode customerzipcodeprefix cap codicepostale capfatturazione plz postleitzahl',
    'rechnungsplz codepostal cp codepostalfacturation codigopostal codigopostalfacturacion',
  ),
  consent: words(
    'acceptsmarketing acceptsemailmarketing emailmarketingconsent marketingconsent emailconsent consent optin emailoptin',
    'marketingoptin newsletter newsletteroptin subscribed subscribedtonewsletter issubscribed buyeracceptsmarketing consenso',
    'consensomarketing accettamarketing iscrittonewsletter iscrittoallanewsletter einwilligung werbeeinwilligung',
    'akzeptiertmarketing newsletterabonniert newsletteranmeldung consentement consentementmarketing acceptemarketing',
    'abonnenewsletter consentimiento consentimientomarketing aceptamarketing suscritonewsletter boletin',
    ...refusals,
  ),
};

function words(...lines: readonly string[]): readonly string[] {
  return [...new Set(lines.join(' ').split(' '))];
}
