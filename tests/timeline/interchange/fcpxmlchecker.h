// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QXmlStreamReader>

#include <memory>
#include <vector>

namespace testsupport {

struct XmlElement {
    QString name;
    QHash<QString, QString> attributes;
    std::vector<std::unique_ptr<XmlElement>> children;

    QString at(const char *key) const { return attributes.value(QLatin1String(key)); }
    const XmlElement *first(const char *child) const
    {
        for (const auto &c : children) {
            if (c->name == QLatin1String(child))
                return c.get();
        }
        return nullptr;
    }
};

// The whole document, or why it is none.
inline std::unique_ptr<XmlElement> readXml(const QByteArray &bytes, QString *problem)
{
    QXmlStreamReader xml(bytes);
    auto root = std::make_unique<XmlElement>();
    std::vector<XmlElement *> open{root.get()};
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            auto element = std::make_unique<XmlElement>();
            element->name = xml.name().toString();
            for (const QXmlStreamAttribute &a : xml.attributes())
                element->attributes.insert(a.name().toString(), a.value().toString());
            open.back()->children.push_back(std::move(element));
            open.push_back(open.back()->children.back().get());
        } else if (xml.isEndElement()) {
            open.pop_back();
        }
    }
    *problem = xml.hasError() ? xml.errorString() : QString();
    return root;
}

// What Apple's DTD for 1.9 says of the elements that we write (children, required and known
// attributes), that every reference resolves, and that every time lies on a frame's boundary.
class FcpxmlChecker {
public:
    FcpxmlChecker(const QByteArray &bytes, qint64 frameNum, qint64 frameDen)
        : m_num(frameNum)
        , m_den(frameDen)
    {
        QString problem;
        m_document = readXml(bytes, &problem);
        if (!problem.isEmpty())
            m_problems << problem;
        else if (!m_document->first("fcpxml"))
            m_problems << QStringLiteral("no fcpxml");
        else
            check(*m_document->first("fcpxml"));
        for (const QString &ref : m_references) {
            if (!m_ids.contains(ref))
                m_problems << QStringLiteral("nothing is called %1").arg(ref);
        }
    }

    const QStringList &problems() const { return m_problems; }
    const XmlElement *spine() const
    {
        const XmlElement *at = m_document->first("fcpxml");
        for (const char *name : {"library", "event", "project", "sequence", "spine"})
            at = at ? at->first(name) : nullptr;
        return at;
    }
    const XmlElement *resources() const { return m_document->first("fcpxml")->first("resources"); }
    // Frames of a time; -1 when it is none.
    qint64 frames(const QString &time) const
    {
        static const QRegularExpression e(QStringLiteral("^(\\d+)(?:/(\\d+))?s$"));
        const auto m = e.match(time);
        if (!m.hasMatch())
            return -1;
        const qint64 num = m.captured(1).toLongLong() * m_den;
        const qint64 den = (m.captured(2).isEmpty() ? 1 : m.captured(2).toLongLong()) * m_num;
        return den > 0 && num % den == 0 ? num / den : -1;
    }

private:
    struct Rule {
        QStringList children, required, known;
    };

    static QStringList words(const char *text)
    {
        return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    }

    static const QHash<QString, Rule> &rules()
    {
        static const QHash<QString, Rule> all{
            {QStringLiteral("fcpxml"), {words("resources library"), words("version"), {}}},
            {QStringLiteral("resources"), {words("format asset"), {}, {}}},
            {QStringLiteral("format"),
                {{}, words("id"), words("frameDuration width height colorSpace name")}},
            {QStringLiteral("asset"),
                {words("media-rep metadata"), words("id"),
                    words("name uid start duration hasVideo format hasAudio videoSources "
                          "audioSources audioChannels audioRate")}},
            {QStringLiteral("media-rep"), {{}, words("src"), words("kind")}},
            {QStringLiteral("library"), {words("event"), {}, {}}},
            {QStringLiteral("event"), {words("project"), {}, words("name")}},
            {QStringLiteral("project"), {words("sequence"), {}, words("name")}},
            {QStringLiteral("sequence"),
                {words("spine"), words("format"),
                    words("duration tcStart tcFormat audioLayout audioRate")}},
            {QStringLiteral("spine"), {words("asset-clip audition gap"), {}, {}}},
            {QStringLiteral("audition"), {words("asset-clip"), {}, words("offset lane")}},
            {QStringLiteral("asset-clip"),
                {words("conform-rate asset-clip"), words("ref"),
                    words("lane offset name start duration enabled srcEnable format tcFormat")}},
            {QStringLiteral("conform-rate"), {{}, {}, words("scaleEnabled srcFrameRate")}},
        };
        return all;
    }

    void check(const XmlElement &element)
    {
        const auto rule = rules().constFind(element.name);
        if (rule == rules().constEnd()) {
            m_problems << QStringLiteral("unknown element %1").arg(element.name);
            return;
        }
        for (const QString &name : rule->required) {
            if (!element.attributes.contains(name))
                m_problems << QStringLiteral("%1 without %2").arg(element.name, name);
        }
        for (auto it = element.attributes.begin(); it != element.attributes.end(); ++it)
            attribute(element, *rule, it.key(), it.value());
        for (const auto &child : element.children) {
            if (!rule->children.contains(child->name))
                m_problems << QStringLiteral("%1 in %2").arg(child->name, element.name);
            check(*child);
        }
        if (element.name == QLatin1String("audition") && element.children.empty())
            m_problems << QStringLiteral("an empty audition");
        if (element.name == QLatin1String("asset") && !element.first("media-rep"))
            m_problems << QStringLiteral("an asset without media-rep");
    }

    void attribute(
        const XmlElement &element, const Rule &rule, const QString &name, const QString &value)
    {
        if (!rule.required.contains(name) && !rule.known.contains(name))
            m_problems << QStringLiteral("%1 of %2").arg(name, element.name);
        if (name == QLatin1String("id")) {
            if (m_ids.contains(value))
                m_problems << QStringLiteral("two things called %1").arg(value);
            m_ids.insert(value);
        }
        if (name == QLatin1String("ref") || name == QLatin1String("format"))
            m_references << value;
        static const QSet<QString> times{QStringLiteral("start"), QStringLiteral("duration"),
            QStringLiteral("offset"), QStringLiteral("tcStart")};
        if (times.contains(name) && frames(value) < 0)
            m_problems << QStringLiteral("%1=%2 is no frame's time").arg(name, value);
        static const QHash<QString, QStringList> choices{
            {QStringLiteral("srcEnable"), words("all audio video")},
            {QStringLiteral("tcFormat"), words("DF NDF")},
            {QStringLiteral("audioLayout"), words("mono stereo surround")},
            {QStringLiteral("kind"), words("original-media proxy-media")}};
        if (choices.contains(name) && !choices.value(name).contains(value))
            m_problems << QStringLiteral("%1=%2").arg(name, value);
        if (name == QLatin1String("src") && !QUrl(value, QUrl::StrictMode).isValid())
            m_problems << QStringLiteral("src=%1").arg(value);
    }

    qint64 m_num, m_den; // of a frame's duration
    std::unique_ptr<XmlElement> m_document;
    QStringList m_problems, m_references;
    QSet<QString> m_ids;
};

} // namespace testsupport
