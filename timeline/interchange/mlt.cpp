// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/mlt.h"

#include "timeline/interchange/mediaurl.h"

#include <QXmlStreamWriter>

#include <algorithm>
#include <numeric>
#include <set>

namespace timeline::interchange {

namespace {

QString colorspaceOf(const Handover &handover)
{
    const QString &matrix = handover.color.matrix;
    if (matrix.startsWith(QLatin1String("bt2020")))
        return QStringLiteral("2020");
    const bool isSmall = matrix.isEmpty() && handover.size.height() < 720;
    const bool is601 = matrix == QLatin1String("smpte170m") || matrix == QLatin1String("bt470bg");
    return is601 || isSmall ? QStringLiteral("601") : QStringLiteral("709");
}

bool isOneTrack(const Handover &handover)
{
    return std::ranges::all_of(handover.spans, [](const HandoverSpan &span) {
        const bool silent = !span.takes[span.picture].hasSound;
        return span.sound ? *span.sound == span.picture : silent;
    });
}

class Writer {
public:
    explicit Writer(const Handover &handover)
        : m_handover(handover)
        , m_xml(&m_bytes)
    {
        m_xml.setAutoFormatting(true);
    }

    QByteArray write()
    {
        m_xml.writeStartDocument();
        m_xml.writeStartElement(QStringLiteral("mlt"));
        attribute("LC_NUMERIC", QStringLiteral("C"));
        attribute("title", plainText(m_handover.name));
        attribute("producer", QStringLiteral("main"));
        writeProfile();
        writeProducers();
        const bool one = isOneTrack(m_handover);
        writePlaylist(QStringLiteral("picture"), true);
        if (!one)
            writePlaylist(QStringLiteral("sound"), false);
        m_xml.writeStartElement(QStringLiteral("tractor"));
        attribute("id", QStringLiteral("main"));
        writeTrack(QStringLiteral("picture"), one ? QString() : QStringLiteral("audio"));
        if (!one)
            writeTrack(QStringLiteral("sound"), QStringLiteral("video"));
        m_xml.writeEndDocument();
        return m_bytes;
    }

private:
    void attribute(const char *name, const QString &value)
    {
        m_xml.writeAttribute(QLatin1String(name), value);
    }
    void attribute(const char *name, std::int64_t value)
    {
        attribute(name, QString::number(value));
    }

    void property(const char *name, const QString &value)
    {
        m_xml.writeStartElement(QStringLiteral("property"));
        attribute("name", QLatin1String(name));
        m_xml.writeCharacters(value);
        m_xml.writeEndElement();
    }

    void writeProfile()
    {
        const QSize size = m_handover.size;
        const int shared = std::max(std::gcd(size.width(), size.height()), 1);
        m_xml.writeStartElement(QStringLiteral("profile"));
        attribute("description", plainText(m_handover.name));
        attribute("width", size.width());
        attribute("height", size.height());
        attribute("progressive", 1);
        attribute("sample_aspect_num", 1);
        attribute("sample_aspect_den", 1);
        attribute("display_aspect_num", size.width() / shared);
        attribute("display_aspect_den", size.height() / shared);
        attribute("frame_rate_num", m_handover.rate.num);
        attribute("frame_rate_den", m_handover.rate.den);
        attribute("colorspace", colorspaceOf(m_handover));
        m_xml.writeEndElement();
    }

    static QString idOf(std::size_t file) { return QStringLiteral("file%1").arg(file); }

    void writeProducers()
    {
        std::set<std::size_t> used;
        for (const HandoverSpan &span : m_handover.spans) {
            used.insert(span.takes[span.picture].file);
            if (span.sound)
                used.insert(span.takes[*span.sound].file);
        }
        for (const std::size_t i : used) {
            const HandoverFile &file = m_handover.files[i];
            m_xml.writeStartElement(QStringLiteral("producer"));
            attribute("id", idOf(i));
            attribute("in", 0);
            attribute("out", file.length - 1);
            property("length", QString::number(file.length));
            property("mlt_service", QStringLiteral("avformat"));
            property("resource", mediaPath(file.path, m_handover.folder));
            m_xml.writeEndElement();
        }
    }

    void writePlaylist(const QString &id, bool picture)
    {
        m_xml.writeStartElement(QStringLiteral("playlist"));
        attribute("id", id);
        for (const HandoverSpan &span : m_handover.spans) {
            if (!picture && !span.sound) {
                m_xml.writeStartElement(QStringLiteral("blank"));
                attribute("length", span.length);
            } else {
                const HandoverTake &take = span.takes[picture ? span.picture : *span.sound];
                const std::int64_t in = Handover::inFile(span, take);
                m_xml.writeStartElement(QStringLiteral("entry"));
                attribute("producer", idOf(take.file));
                attribute("in", in);
                attribute("out", in + span.length - 1);
            }
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
    }

    void writeTrack(const QString &playlist, const QString &hidden)
    {
        m_xml.writeStartElement(QStringLiteral("track"));
        attribute("producer", playlist);
        if (!hidden.isEmpty())
            attribute("hide", hidden);
        m_xml.writeEndElement();
    }

    const Handover &m_handover;
    QByteArray m_bytes;
    QXmlStreamWriter m_xml;
};

} // namespace

QByteArray writeMlt(const Handover &handover)
{
    return Writer(handover).write();
}

} // namespace timeline::interchange
