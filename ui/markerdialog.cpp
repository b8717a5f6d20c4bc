// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/markerdialog.h"

#include "timeline/model/timecode.h"
#include "ui/panelparts.h"
#include "ui/theme.h"
#include "ui/words.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using timeline::model::Flicks;
using timeline::model::Marker;

namespace {

QString placeText(
    const Marker &marker, timeline::model::Rational rate, timeline::model::FrameNumber frame)
{
    const QString at = timeline::model::toTimecode(frame, rate);
    return marker.length > Flicks{0}
        ? QStringLiteral("%1 · %2").arg(at, words::duration(marker.length))
        : at;
}

} // namespace

MarkerDialog::MarkerDialog(const Marker &marker, timeline::model::Rational rate,
    timeline::model::FrameNumber frame, QWidget *parent)
    : QDialog(parent)
    , m_marker(marker)
    , m_note(new QLineEdit(marker.note, this))
    , m_prompt(new QPlainTextEdit(marker.draftPrompt, this))
{
    setObjectName(QStringLiteral("markerDialog"));
    setWindowTitle(tr("Marker"));
    m_note->setObjectName(QStringLiteral("markerNote"));
    m_prompt->setObjectName(QStringLiteral("markerPrompt"));
    m_prompt->setPlaceholderText(tr("What shall happen here instead"));
    m_prompt->setTabChangesFocus(true);
    auto *hint = parts::quiet(this, QStringLiteral("markerHint"));
    hint->setText(marker.length > Flicks{0}
            ? tr("Retake › Send All Marked asks for this stretch with this prompt.")
            : tr("Retake › Send All Marked asks for the 2 seconds from here with this prompt."));
    auto *form = new QFormLayout;
    form->setSpacing(theme::gap);
    form->addRow(tr("Place"), new QLabel(placeText(marker, rate, frame), this));
    form->addRow(tr("&Note"), m_note);
    form->addRow(tr("&Retake prompt"), m_prompt);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme::gapLarge, theme::gapLarge, theme::gapLarge, theme::gapLarge);
    rows->setSpacing(theme::gapLarge);
    rows->addLayout(form);
    rows->addWidget(hint);
    rows->addWidget(createButtons());
    resize(460, 320);
}

QWidget *MarkerDialog::createButtons()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *remove = parts::link(row, tr("Remove marker"), QStringLiteral("markerRemove"));
    auto *cancel = parts::button(row, tr("Cancel"), QStringLiteral("markerCancel"));
    auto *ok = parts::primaryButton(row, tr("OK"), QStringLiteral("markerOk"));
    ok->setDefault(true);
    layout->addWidget(remove);
    layout->addStretch(1);
    layout->addWidget(cancel);
    layout->addWidget(ok);
    connect(ok, &QPushButton::clicked, this, &MarkerDialog::accepting);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(remove, &QPushButton::clicked, this, [this] {
        emit removed(m_marker.id);
        reject();
    });
    return row;
}

void MarkerDialog::accepting()
{
    Marker now = m_marker;
    now.note = m_note->text().trimmed();
    now.draftPrompt = m_prompt->toPlainText().trimmed();
    if (now != m_marker)
        emit changed(now);
    accept();
}

} // namespace ui
