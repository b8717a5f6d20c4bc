// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/fcpxml.h"

#include "timeline/interchange/mediaurl.h"

#include <QXmlStreamWriter>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace timeline::interchange {

using model::Rational;

namespace {

struct Format {
    QSize size;
    Rational rate;
    bool operator==(const Format &) const = default;
};

QString colorSpaceOf(const Handover &handover)
{
    if (handover.color.primaries != QLatin1String("bt2020"))
        return QStringLiteral("1-1-1 (Rec. 709)");
    if (handover.color.transfer == QLatin1String("smpte2084"))
        return QStringLiteral("9-16-9 (Rec. 2020 PQ)");
    if (handover.color.transfer == QLatin1String("arib-std-b67"))
        return QStringLiteral("9-18-9 (Rec. 2020 HLG)");
    return QStringLiteral("9-1-9 (Rec. 2020)");
}

// The words that the DTD has for it; nothing for any other.
QString audioRateOf(int rate)
{
    constexpr std::array words{std::pair(32'000, "32k"), std::pair(44'100, "44.1k"),
        std::pair(48'000, "48k"), std::pair(88'200, "88.2k"), std::pair(96'000, "96k"),
        std::pair(176'400, "176.4k"), std::pair(192'000, "192k")};
    const auto it = std::ranges::find(words, rate, &std::pair<int, const char *>::first);
    return it == words.end() ? QString() : QString::fromLatin1(it->second);
}

QString layoutOf(int channels)
{
    if (channels == 1)
        return QStringLiteral("mono");
    return channels > 2 ? QStringLiteral("surround") : QStringLiteral("stereo");
}

QString rateWord(Rational rate)
{
    return QString::number(std::round(rate.toDouble() * 100) / 100);
}

class Writer {
public:
    explicit Writer(const Handover &handover)
        : m_handover(handover)
        , m_formats{{handover.size, handover.rate}}
        , m_xml(&m_bytes)
    {
        m_xml.setAutoFormatting(true);
        for (const HandoverFile &file : handover.files) {
            if (std::ranges::find(m_formats, formatOf(file)) == m_formats.end())
                m_formats.push_back(formatOf(file));
        }
    }

    QByteArray write()
    {
        m_xml.writeStartDocument();
        m_xml.writeDTD(QStringLiteral("<!DOCTYPE fcpxml>"));
        open("fcpxml", {{"version", QStringLiteral("1.9")}});
        writeResources();
        const QString name = plainText(m_handover.name);
        open("library", {});
        open("event", {{"name", name}});
        open("project", {{"name", name}});
        writeSequence();
        m_xml.writeEndDocument();
        return m_bytes;
    }

private:
    using Attributes = std::vector<std::pair<const char *, QString>>;

    // Empty values stay unsaid.
    void open(const char *element, const Attributes &attributes)
    {
        m_xml.writeStartElement(QLatin1String(element));
        for (const auto &[name, value] : attributes) {
            if (!value.isEmpty())
                m_xml.writeAttribute(QLatin1String(name), value);
        }
    }
    void put(const char *element, const Attributes &attributes)
    {
        open(element, attributes);
        m_xml.writeEndElement();
    }

    static Format formatOf(const HandoverFile &file) { return {file.size, file.rate}; }

    QString formatId(const Format &format) const
    {
        return QStringLiteral("f%1").arg(
            std::ranges::find(m_formats, format) - m_formats.begin() + 1);
    }
    static QString assetId(std::size_t file) { return QStringLiteral("a%1").arg(file + 1); }

    static QString seconds(std::int64_t num, std::int64_t den)
    {
        const std::int64_t shared = std::max<std::int64_t>(std::gcd(num, den), 1);
        return den == shared ? QStringLiteral("%1s").arg(num / shared)
                             : QStringLiteral("%1/%2s").arg(num / shared).arg(den / shared);
    }
    QString time(std::int64_t frames) const
    {
        return seconds(frames * m_handover.rate.den, m_handover.rate.num);
    }
    QString timecodeFormat() const
    {
        return m_handover.dropFrame ? QStringLiteral("DF") : QStringLiteral("NDF");
    }

    void writeResources()
    {
        open("resources", {});
        for (const Format &format : m_formats)
            put("format",
                {{"id", formatId(format)},
                    {"frameDuration", seconds(format.rate.den, format.rate.num)},
                    {"width", QString::number(format.size.width())},
                    {"height", QString::number(format.size.height())},
                    {"colorSpace", colorSpaceOf(m_handover)}});
        for (std::size_t i = 0; i < m_handover.files.size(); ++i)
            writeAsset(i);
        m_xml.writeEndElement();
    }

    void writeAsset(std::size_t i)
    {
        const HandoverFile &file = m_handover.files[i];
        const QString one = QStringLiteral("1");
        Attributes attributes{{"id", assetId(i)}, {"name", plainText(file.name())},
            {"start", time(file.start)}, {"duration", time(file.length)}, {"hasVideo", one},
            {"format", formatId(formatOf(file))}, {"videoSources", one}};
        if (file.hasSound)
            attributes.insert(attributes.end(),
                {{"hasAudio", one}, {"audioSources", one},
                    {"audioChannels", QString::number(file.channels)},
                    {"audioRate", QString::number(file.sampleRate)}});
        open("asset", attributes);
        put("media-rep",
            {{"kind", QStringLiteral("original-media")},
                {"src", mediaUrl(file.path, m_handover.folder)}});
        m_xml.writeEndElement();
    }

    void writeSequence()
    {
        open("sequence",
            {{"format", QStringLiteral("f1")}, {"duration", time(m_handover.length())},
                {"tcStart", QStringLiteral("0s")}, {"tcFormat", timecodeFormat()},
                {"audioLayout", layoutOf(m_handover.channels)},
                {"audioRate", audioRateOf(m_handover.sampleRate)}});
        open("spine", {});
        for (const HandoverSpan &span : m_handover.spans)
            writeSpan(span);
        m_xml.writeEndElement();
    }

    void writeSpan(const HandoverSpan &span)
    {
        std::vector<std::size_t> order{span.picture};
        for (std::size_t i = 0; i < span.takes.size(); ++i) {
            if (i != span.picture && span.takes[i].hasPicture && covers(span, span.takes[i]))
                order.push_back(i);
        }
        if (order.size() > 1)
            open("audition", {{"offset", time(span.start)}});
        for (const std::size_t i : order)
            writeClip(span, i);
        if (order.size() > 1)
            m_xml.writeEndElement();
    }

    // A clip must not show what its file does not have.
    bool covers(const HandoverSpan &span, const HandoverTake &take) const
    {
        return span.mediaStart >= take.mediaStart
            && span.mediaEnd() <= take.mediaStart + m_handover.files[take.file].length;
    }

    std::int64_t startIn(const HandoverSpan &span, const HandoverTake &take) const
    {
        return m_handover.files[take.file].start + Handover::inFile(span, take);
    }

    void writeClip(const HandoverSpan &span, std::size_t i)
    {
        const HandoverTake &take = span.takes[i];
        // A take that waits brings its own sound, unless that was never wanted.
        const std::size_t heard = i == span.picture ? span.sound.value_or(i)
                                                    : (take.hasSound ? i : span.sound.value_or(i));
        const bool own = heard == i && (span.sound || !take.hasSound);
        openClip(span, take, span.start, {}, own ? QString() : QStringLiteral("video"));
        if (heard != i)
            writeSound(span, span.takes[heard], startIn(span, take));
        m_xml.writeEndElement();
    }

    // In the clip's own time, which begins where its media begins.
    void writeSound(const HandoverSpan &span, const HandoverTake &take, std::int64_t offset)
    {
        openClip(span, take, offset, QStringLiteral("-1"), QStringLiteral("audio"));
        m_xml.writeEndElement();
    }

    void openClip(const HandoverSpan &span, const HandoverTake &take, std::int64_t offset,
        const QString &lane, const QString &enabled)
    {
        const HandoverFile &file = m_handover.files[take.file];
        open("asset-clip",
            {{"ref", assetId(take.file)}, {"lane", lane}, {"offset", time(offset)},
                {"name", plainText(file.name())}, {"start", time(startIn(span, take))},
                {"duration", time(span.length)}, {"srcEnable", enabled},
                {"format", formatId(formatOf(file))}, {"tcFormat", timecodeFormat()}});
        // Another rate is shown by time, never slowed down.
        if (file.rate != m_handover.rate)
            put("conform-rate",
                {{"scaleEnabled", QStringLiteral("0")}, {"srcFrameRate", rateWord(file.rate)}});
    }

    const Handover &m_handover;
    std::vector<Format> m_formats; // [0] is the sequence's
    QByteArray m_bytes;
    QXmlStreamWriter m_xml;
};

} // namespace

QByteArray writeFcpxml(const Handover &handover)
{
    return Writer(handover).write();
}

} // namespace timeline::interchange
