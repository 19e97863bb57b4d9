import type { Attachment, DocumentModel } from '../../render/blocks.ts';
import { SRGB } from './colour-profile.ts';
import { Raw, textString } from './low-level.ts';
import type { LowLevelDocument, Reference } from './low-level.ts';
import { wellFormed } from './printable.ts';

const producer = 'commune-cyber';

export function creationDate(model: DocumentModel): Date {
  const date = new Date(`${model.date}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) throw new Error(`not a date: ${model.date}`);
  return date;
}

/** Title, author… for the file's properties. The same in both places where a PDF keeps them, as PDF/A asks. */
export function infoOf(model: DocumentModel): Record<string, string | Date> {
  return {
    Title: wellFormed(model.title),
    Author: wellFormed(model.author),
    Subject: wellFormed(model.subject),
    Keywords: wellFormed(model.keywords.join(', ')),
    Creator: producer,
    Producer: producer,
    CreationDate: creationDate(model),
  };
}

/**
 * Replaces pdfkit's own description, which does not escape the title, and says which standards the file follows. PDF/A
 * wants any property it does not know described; PDF/UA's is one of those.
 */
export function describe(document: LowLevelDocument, info: Record<string, string | Date>): void {
  const text = (key: string): string => escapeXml(String(info[key] ?? ''));
  const date = info['CreationDate'] instanceof Date ? info['CreationDate'].toISOString().slice(0, 19) : '';
  document._addInfo = () => {
    document.appendXML(
      `<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<xmp:CreateDate>${date}Z</xmp:CreateDate><xmp:CreatorTool>${text('Creator')}</xmp:CreatorTool>
<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${text('Title')}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${text('Author')}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${text('Subject')}</rdf:li></rdf:Alt></dc:description>
<pdf:Producer>${text('Producer')}</pdf:Producer><pdf:Keywords>${text('Keywords')}</pdf:Keywords>
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`,
    );
  };
}

/** Says what colours mean, as PDF/A asks. Replaces pdfkit's profile, six times larger. */
export function tellColours(document: LowLevelDocument): void {
  document._addColorOutputIntent = () => {
    const profile = document.ref({ N: 3 });
    profile.end(SRGB);
    const name = '(sRGB IEC61966-2.1)';
    const intent = document.ref(
      new Raw(`<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier${name}/Info${name}/DestOutputProfile ${profile}>>`),
    );
    intent.end();
    document._root.data['OutputIntents'] = [intent];
  };
}

function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\ufffe\uffff]/g, '');
}

/** Puts files inside the document, as the source it was made from. Their bytes are kept as they are. */
export function attach(document: LowLevelDocument, model: DocumentModel): void {
  const day = creationDate(model);
  const files = model.attachments.map((attachment) => attached(document, attachment, day));
  if (files.length > 0) document._root.data['AF'] = files;
}

function attached(document: LowLevelDocument, { name, mediaType, description, bytes }: Attachment, day: Date): Reference {
  const content = document.ref({
    Type: 'EmbeddedFile',
    Subtype: mediaType.replace('/', '#2F'),
    Params: { CreationDate: day, ModDate: day, Size: bytes.length },
  });
  content.end(bytes);
  const title = textString(wellFormed(name));
  const told = `/Desc${textString(wellFormed(description))}/AFRelationship/Source`;
  const file = document.ref(new Raw(`<</Type/Filespec/F${title}/UF${title}${told}/EF<</F ${content}>>>>`));
  file.end();
  document.addNamedEmbeddedFile(wellFormed(name), file);
  return file;
}
