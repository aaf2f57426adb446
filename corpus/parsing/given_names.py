"""First names that are plainly somebody's, for people whom a document never names in full."""

# Common in Britain and Ireland at the start of this century; a name that is also a common word
# or place ("Grace", "Florence") is left out where in doubt; as a verb "mark" stands in lower case.
GIVEN_NAMES = frozenset(
    """
    Adam Adrian Agnes Aileen Alan Alasdair Alastair Albert Alec Alex Alexander Alf Alfred Alice
    Alison Alistair Allan Allen Alun Amanda Amber Amy Andre Andrea Andrew Andy Angela Angus Anita
    Ann Anna Anne Annette Annie Anthony Antonia Archie Arthur Arwel Audrey Barbara Barry Ben
    Benjamin Bernard Beryl Beth Betty Beverley Bob Brenda Brian Bridget Bruce Bryan Callum Carl
    Carol Caroline Catherine Cathy Cecil Charles Charlie Charlotte Cheryl Chris Christina Christine
    Christopher Claire Clare Clive Colin Connor Craig Cynthia Daisy Damian Daniel Danny Darren Dave
    David Dawn Dean Deborah Debbie Dennis Derek Diana Diane Dominic Donald Donna Doreen Doris
    Dorothy Doug Douglas Duncan Dylan Eddie Edith Edward Edwin Eileen Elaine Eleanor Elizabeth
    Ellen Elsie Emily Emma Eric Ernest Esme Ethel Eva Evelyn Ewan Fiona Fran Frances
    Francis Frank Fred Frederick Gareth Gary Gavin Gemma Geoff Geoffrey George Georgina Gerald
    Gerard Gill Gillian Gina Glenn Glyn Gordon Graeme Graham Greg Gregory Gwen Gwyn Hamish Hannah
    Harold Harriet Harry Hazel Heather Helen Henry Hilary Howard Hugh Huw Ian Imogen Iris Irene
    Isabel Isabella Isla Ivan Ivor Jack Jackie Jacqueline James Jamie Jan Jane Janet Janice Jason
    Jayne Jean Jeff Jeffrey Jemma Jennifer Jenny Jeremy Jessica Jill Jim Jo Joan Joanna Joanne Joe
    John Jonathan Jordan Joseph Joshua Joy Joyce Judith Julia Julian Julie June Karen Karl Kate
    Katherine Kathleen Kathryn Katie Kay Keith Ken Kenneth Kenny Kerry Kevin Kim Kirsty Kyle
    Laura Lauren Lawrence Leanne Lee Len Leonard Lesley Leslie Lewis Liam Lily Linda Lisa Liz
    Lorna Lorraine Louis Louisa Louise Lucy Luke Lynda Lynn Lynne Maggie Malcolm Mandy Margaret
    Maria Marian Marie Marilyn Marion Marjorie Mark Martin Martyn Mary Matt Matthew Maureen
    Maurice Mavis Max Megan Melanie Michael Michelle Mick Mike Miriam Moira Molly Monica Morag
    Muriel Nancy Naomi Natalie Natasha Neil Niall Nicholas Nick Nicky Nicola Nigel Nina Noel Nora
    Norma Norman Oliver Olive Olivia Oscar Owen Pam Pamela Patricia Patrick Paul Paula Pauline
    Peggy Penelope Penny Pete Peter Phil Philip Philippa Phillip Phyllis Rachael Rachel Ralph Ray
    Raymond Rebecca Reg Rhiannon Rhys Richard Rob Robert Roberta Robin Rod Roderick Rodney Roger
    Roland Ron Ronald Ronnie Rory Rosemary Rosie Ross Roy Ruby Russell Ruth Ryan Sally Sam Samantha
    Samuel Sandra Sandy Sarah Scott Sean Shane Sharon Shaun Sheila Shirley Shona Sid Sidney Simon
    Sonia Sophie Stan Stanley Stella Stephanie Stephen Steve Steven Stewart Stuart Sue Susan
    Suzanne Sybil Sylvia Tara Ted Terence Teresa Terry Theresa Thomas Tim Timothy Tina Toby Tom
    Tony Tracey Tracy Trevor Trudy Ursula Valerie Vanessa Vera Vernon Vicky Victoria Vincent Vivien
    Walter Wayne Wendy Wilfred William Willie Yvonne Zoe
    """.split()
)
